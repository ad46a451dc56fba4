import type { RangeName } from "../url-state.ts";

const hourMs = 3_600_000;

export const ranges: readonly { value: RangeName; label: string; hours: number }[] = [
  { value: "24h", label: "Last 24 hours", hours: 24 },
  { value: "7d", label: "Last 7 days", hours: 7 * 24 },
  { value: "30d", label: "Last 30 days", hours: 30 * 24 },
  { value: "90d", label: "Last 90 days", hours: 90 * 24 },
];

export const rangeLabel = (name: RangeName): string =>
  ranges.find((range) => range.value === name)?.label ?? name;

/** Start of the range that ends at `nowMs`, ISO 8601. */
export function rangeStart(name: RangeName, nowMs: number): string {
  const hours = ranges.find((range) => range.value === name)?.hours ?? 7 * 24;
  return new Date(nowMs - hours * hourMs).toISOString();
}
