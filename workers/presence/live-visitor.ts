import type { LiveVisitor } from "../../protocol/api-presence.ts";
import { isPresent, type Present, visitSinceMs } from "./present.ts";

/** As members are told of a visitor. */
export function liveVisitorOf(present: Present): LiveVisitor {
  const { visitorId, contact, sessionId, state, url, country, deviceType, browser, os, struggle } = present;
  return {
    ...{ visitorId, contact, sessionId, state, url, country, deviceType, browser, os },
    // One tab at least: where only the session's object has told, none is known.
    tabs: Math.max(1, present.pageIds?.length ?? 0),
    since: isoOf(visitSinceMs(present)),
    pageSince: isoOf(present.pageSinceMs),
    struggle: struggle && { kind: struggle.kind, at: isoOf(struggle.atMs) },
  };
}

/** Those who are here, who came last first. */
export const liveVisitorsOf = (everybody: readonly Present[], nowMs: number): LiveVisitor[] =>
  everybody
    .filter((present) => isPresent(present, nowMs))
    .sort((one, other) => visitSinceMs(other) - visitSinceMs(one))
    .map(liveVisitorOf);

const isoOf = (atMs: number): string => new Date(atMs).toISOString();
