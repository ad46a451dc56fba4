import type { Counts } from "../cost/counts.ts";

/** What the driver asks of either side, as JSON. */
export type SweepOrder =
  /** Puts a segment and a timeline below each of these. */
  | { kind: "fill"; prefixes: string[] }
  /** One run of the cron. */
  | { kind: "run"; atMs: number };

export interface SweepAnswer {
  /** Of all runs so far. */
  counts: Counts;
}
