import type { FrameHeader } from "./frame-header.ts";

/** A tab's clock against the server's. */
export interface TabClock {
  /** First and last event, the tab's own clock, ms. */
  firstAt: number;
  lastAt: number;
  /** Server time minus the tab's clock, ms: the least seen over its chunks, since delay only adds to it. */
  clockOffsetMs: number;
}

/** The clock after one more chunk; the order of chunks does not matter. */
export function foldTabClock(
  clock: TabClock | undefined,
  header: FrameHeader,
  receivedAtMs: number,
): TabClock {
  const offset = receivedAtMs - header.cutAtMs;
  return {
    firstAt: Math.min(clock?.firstAt ?? header.firstAtMs, header.firstAtMs),
    lastAt: Math.max(clock?.lastAt ?? header.lastAtMs, header.lastAtMs),
    clockOffsetMs: Math.min(clock?.clockOffsetMs ?? offset, offset),
  };
}

export const startOnServer = (clock: TabClock): number => clock.firstAt + clock.clockOffsetMs;
export const endOnServer = (clock: TabClock): number => clock.lastAt + clock.clockOffsetMs;
