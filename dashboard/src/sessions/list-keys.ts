/** Which row the keys J, K, ↓, ↑, Home and End lead to from `index` (-1: none yet); null when the key is none of them. */
export function rowForKey(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case "j":
    case "ArrowDown":
      return Math.min(index + 1, last);
    case "k":
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
