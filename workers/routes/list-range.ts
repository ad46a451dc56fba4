import type { SessionListQuery } from "../../protocol/api.ts";
import { listDefaultDays, listMaxDays, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { dayMs } from "../../protocol/plans.ts";

export type ListRange =
  | { kind: "range"; fromMs: number; toMs: number }
  | { kind: "refused"; message: string };

/** The date range that a list's query asks for. */
export function listRange(query: Pick<SessionListQuery, "from" | "to">, nowMs: number): ListRange {
  const endMs = query.to === undefined ? nowMs : Date.parse(query.to);
  const fromMs = query.from === undefined ? endMs - listDefaultDays * dayMs : Date.parse(query.from);
  if (fromMs > endMs) return { kind: "refused", message: "from: lies behind to" };
  if (endMs - fromMs > listMaxDays * dayMs) {
    return { kind: "refused", message: `from: a range has at most ${listMaxDays} days` };
  }
  // A session may begin a little ahead of our clock, and belongs to what is there now.
  return { kind: "range", fromMs, toMs: query.to === undefined ? endMs + sessionIdMaxAheadMs : endMs };
}
