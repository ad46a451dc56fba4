import { readCustom } from "./custom-events.ts";
import { eventType, type ReplayEvent } from "./events.ts";
import { isJsonObject } from "./json-object.ts";
import type { Timeline } from "./timeline.ts";

/** Whether an event tells of the page's requests: one of ours, or of a plugin of plain rrweb. */
export function isOfNetwork(event: ReplayEvent): boolean {
  if (event.type === eventType.plugin) return isNetworkPlugin(event.data);
  return event.type === eventType.custom && readCustom(event)?.tag === "ph.request";
}

const isNetworkPlugin = (data: unknown): boolean =>
  isJsonObject(data) && typeof data.plugin === "string" && data.plugin.includes("network");

/** The timeline as a plan has it that shows no requests. */
export const withoutNetwork = (timeline: Timeline): Timeline =>
  timeline.others === undefined
    ? timeline
    : { ...timeline, others: timeline.others.filter(({ tag }) => tag !== "ph.request") };
