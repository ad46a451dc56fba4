/**
 * How well an entry fits what is typed: 0 not at all, 1 when it begins so. Every word typed has to stand in the entry's
 * own words, in any order: letters strewn over them find too much.
 */
export function paletteMatch(typed: string, label: string, also: readonly string[]): number {
  const name = label.toLowerCase();
  const all = [name, ...also].join(" ").toLowerCase();
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.every((word) => all.includes(word))) return 0;
  if (name.startsWith(typed.trim().toLowerCase())) return 1;
  return words.every((word) => name.includes(word)) ? 0.7 : 0.4;
}
