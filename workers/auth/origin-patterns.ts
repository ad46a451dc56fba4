import { allowsOrigin, parseOriginPattern } from "../../protocol/origin-pattern.ts";

/**
 * @param origin the `Origin` header, or null when there is none
 * @param referer the `Referer` header; asked only when there is no `Origin`
 */
export const isOriginAllowed = (
  patterns: readonly string[],
  origin: string | null,
  referer: string | null,
): boolean => allowsOrigin(patterns, origin ?? originOf(referer));

/** The patterns as sources of a content security policy; what could be misread there is left out. */
export const cspSources = (patterns: readonly string[]): string[] =>
  // A policy has no form for the address of an IPv6 host (CSP level 3, host-source).
  patterns.filter((pattern) => parseOriginPattern(pattern) !== null && !pattern.includes("["));

function originOf(url: string | null): string {
  // A `blob:` URL has the origin of the page that made it, which may be anybody's guest.
  return url !== null && /^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : "";
}
