const dayMs = 86_400_000;

/**
 * Sessions of each day, those without any among them.
 * @param from ISO 8601; its whole UTC day counts
 * @param nowMs the last day is this one's
 */
export function trendOf(
  days: readonly { day: string; sessions: number }[],
  from: string,
  nowMs: number,
): { day: string; sessions: number }[] {
  const counts = new Map(days.map(({ day, sessions }) => [day, sessions]));
  const trend: { day: string; sessions: number }[] = [];
  const firstMs = Date.parse(from.slice(0, 10));
  for (let atMs = firstMs; atMs <= nowMs; atMs += dayMs) {
    const day = new Date(atMs).toISOString().slice(0, 10);
    trend.push({ day, sessions: counts.get(day) ?? 0 });
  }
  return trend;
}
