import type { Level } from "../privacy/level.ts";

const maxChars = 40;
/** A number of more digits may be a telephone's or a card's. */
const maxDigits = 6;

/**
 * A page's address as members see who is where: less of it than a session shows, since this runs where the patterns for
 * secrets are not loaded. No query; of a path, and of a hash that is one, the short words.
 */
export function pagePath(href: string, level: Level): string {
  const { origin, pathname, hash } = new URL(href);
  const [, sign = "", route = ""] = /^(#!?)(\/[^?]*)/.exec(hash) ?? [];
  const shown = (path: string): string =>
    path.replace(/[^/]+/g, (segment) => (isShown(segment, level) ? segment : "***"));
  return origin + shown(pathname) + sign + shown(route);
}

function isShown(segment: string, level: Level): boolean {
  if (level === "strict") return /^[a-z_-]*$/i.test(segment);
  const digits = segment.replace(/\D/g, "").length;
  if (segment.length > maxChars || digits > maxDigits) return false;
  const isToken = digits > 0 && /\w{16}/.test(segment);
  return !isToken && /^[\w.~-]*$/.test(segment);
}
