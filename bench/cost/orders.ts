import type { Counts } from "./counts.ts";

/** What the driver asks of the observing Worker, as JSON to `/observer`. */
export type Order =
  | { kind: "clock"; nowMs: number }
  /** Fires the earliest alarm up to a time, at its time. */
  | { kind: "alarm"; untilMs: number }
  | { kind: "cron"; atMs: number }
  | { kind: "look" };

export interface Seen {
  counts: Counts;
  /** Whether there was an alarm to fire. */
  fired: boolean;
  /** Sum over the objects of the most bytes that their databases have had. */
  databaseBytes: number;
}
