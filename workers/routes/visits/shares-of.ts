const maxShares = 10;

/** How many of them there are of each, the most frequent first; empty ones are left out. */
export function sharesOf(values: readonly string[]): { value: string; sessions: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, sessions]) => ({ value, sessions }))
    .sort((one, other) => other.sessions - one.sessions)
    .slice(0, maxShares);
}
