/** Throws when the pattern does not stand exactly once: then the build is not what its reader thinks. */
export function replaceOnce(text: string, what: string, pattern: RegExp, replacement: string): string {
  const found = text.match(pattern)?.length ?? 0;
  if (found !== 1) throw new Error(`${what}: ${pattern} stands ${found} times, not once.`);
  return text.replace(pattern, () => replacement);
}
