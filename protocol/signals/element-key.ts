import type { Signal } from "./signal.ts";

const maxPathChars = 120;
const maxSelectorChars = 160;
/** The most that a key holds: both parts and what joins them. */
export const maxElementKeyChars = maxPathChars + maxSelectorChars + 1;

/**
 * What stays the same of the place of a signal from visit to visit: the pattern of its page's path and the selector
 * without places among siblings and made names, joined by a space. Signals of a page alone have its path and a space.
 * @returns null when its element has no name to be known by
 */
export function elementKey({ url, element }: Pick<Signal, "url" | "element">): string | null {
  const path = pathPattern(url);
  if (element === null) return `${path} `;
  const selector = stableSelector(element.selector);
  return selector === "" ? null : `${path} ${selector}`;
}

/** A page's path with `*` for each part that tells one page from its like: numbers, ids, hashes, mail addresses. */
export function pathPattern(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  const parts = path.split("/").map((part) => (isMade(part) ? "*" : part));
  return (parts.join("/") || "/").slice(0, maxPathChars);
}

/** Long slugs name one thing of many; what holds a run of digits or a long row of hexadecimals was counted or drawn. */
const isMade = (part: string): boolean =>
  part.length > 40 ||
  /\d/.test(part.replace(/^v\d$/i, "")) ||
  /%40|@/.test(part) ||
  /^[a-f]{8,}$/i.test(part);

/** A selector without `:nth-…()`, and without names that a build or a framework has made. */
function stableSelector(selector: string): string {
  return selector
    .slice(0, maxSelectorChars)
    .replace(/:nth-[a-z-]+\([^)]{0,40}\)?/g, "")
    .replace(/\[([\w-]{1,40})[~|^$*]?="[^"]*\d[^"]*"?\]?/g, "[$1]")
    .replace(/[.#](?:[\w-]|\\.)*\d(?:[\w-]|\\.)*/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
