/**
 * @param patterns `/account*` is a path, anything else a whole address with or without its scheme; `*` stands for any
 * characters. Query and hash count only where a pattern names them.
 */
export function excludedPages(patterns: readonly string[]): (url: string) => boolean {
  const rules = patterns.map(ruleOf);
  return (url) => rules.some((isMeant) => isMeant(url));
}

function ruleOf(pattern: string): (url: string) => boolean {
  const text = pattern.trim();
  if (text === "") return () => false;
  const parts = text.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  const shape = new RegExp(`^${parts.join(".*")}$`, "s");
  return (url) => shape.test(partOf(url, text));
}

/** As much of the address as the pattern speaks of. */
function partOf(url: string, pattern: string): string {
  let part = url;
  if (!pattern.includes("#")) part = part.replace(/#.*$/s, "");
  if (!pattern.includes("?")) part = part.replace(/\?[^#]*/s, "");
  if (pattern.startsWith("/")) return part.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "") || "/";
  return pattern.includes("://") ? part : part.replace(/^[a-z][a-z\d+.-]*:\/\//i, "");
}
