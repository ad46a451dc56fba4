import { format } from "date-fns";
import type { Usage } from "../../../protocol/api-plan.ts";

export interface DayTotal {
  /** `2026-11-21`, UTC. */
  day: string;
  sessions: number;
  events: number;
  chunks: number;
  bytes: number;
}

const dayMs = 86_400_000;
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Every day of the range, those without a session too. @param websiteId null for all websites together */
export function usageByDay(usage: Usage, websiteId: string | null): DayTotal[] {
  const totals = new Map<string, DayTotal>();
  for (let atMs = Date.parse(usage.from); atMs <= Date.parse(usage.to); atMs += dayMs) {
    const day = dayOf(atMs);
    totals.set(day, { day, sessions: 0, events: 0, chunks: 0, bytes: 0 });
  }
  for (const line of usage.days) {
    const total = totals.get(line.day);
    if (total === undefined || (websiteId !== null && line.websiteId !== websiteId)) continue;
    total.sessions += line.sessions;
    total.events += line.events;
    total.chunks += line.chunks;
    total.bytes += line.bytes;
  }
  return [...totals.values()];
}

/** The last months, this one first, as the days they begin and end with; this one ends today. UTC. */
export function lastMonths(now: Date, count: number): { from: string; to: string; label: string }[] {
  return Array.from({ length: count }, (_, back) => {
    const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1);
    const last = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back + 1, 0);
    const [year = 0, month = 1] = dayOf(first).split("-").map(Number);
    return {
      from: dayOf(first),
      to: dayOf(Math.min(last, now.getTime())),
      label: format(new Date(year, month - 1, 1), "MMMM yyyy"),
    };
  });
}
