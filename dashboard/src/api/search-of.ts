/** `?a=1&b=2`, without what is not said; empty when nothing is. */
export function searchOf(given: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== "") search.set(name, value);
  return search.size === 0 ? "" : `?${search}`;
}
