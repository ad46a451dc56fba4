import { listMaxDays } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { monthStartMs } from "./month-sessions.ts";

/** Days are UTC, since 1970; the last one belongs to the range. */
export type UsageRange =
  | { kind: "range"; fromDay: number; toDay: number }
  | { kind: "refused"; message: string };

const dayOf = (atMs: number): number => Math.floor(atMs / dayMs);

/** The range of days that is asked for; from the first of this month until today where it is not said. */
export function usageRange(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  nowMs: number,
): UsageRange {
  const toDay = dayOf(to === undefined ? nowMs : Date.parse(to));
  const fromDay = dayOf(from === undefined ? Math.min(monthStartMs(nowMs), toDay * dayMs) : Date.parse(from));
  if (fromDay > toDay) return { kind: "refused", message: "from: lies behind to" };
  if (toDay - fromDay >= listMaxDays)
    return { kind: "refused", message: `from: a range has at most ${listMaxDays} days` };
  return { kind: "range", fromDay, toDay };
}

/** As ISO 8601 has it. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
