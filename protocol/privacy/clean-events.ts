import type { ReplayEvent } from "../events.ts";
import { cleanText } from "./clean-text.ts";

type Container = Record<string | number, unknown>;

/**
 * Masks secrets in every string of the events, in place: they were decoded for this reader alone.
 * Keys are left as they are; rrweb's are its own words.
 * @returns whether anything was masked
 */
export function cleanEvents(events: ReplayEvent[]): boolean {
  let changed = false;
  // A stack of its own: how deep a page nests is the page's to choose.
  const open: Container[] = events.map((event) => event);
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    for (const key of Object.keys(container)) {
      const value = container[key];
      if (isContainer(value)) open.push(value);
      if (typeof value !== "string") continue;
      const clean = cleanText(value);
      if (clean === value) continue;
      container[key] = clean;
      changed = true;
    }
  }
  return changed;
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
