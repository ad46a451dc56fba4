import { type OriginPattern, parseOriginPattern } from "../../protocol/origin-pattern.ts";

/**
 * @param origin the `Origin` header, or null when there is none
 * @param referer the `Referer` header; asked only when there is no `Origin`
 */
export function isOriginAllowed(
  patterns: readonly string[],
  origin: string | null,
  referer: string | null,
): boolean {
  const sender = parseOriginPattern(origin ?? originOf(referer));
  if (sender === null || sender.isWildcard || sender.port === "*") return false;
  return patterns.some((text) => {
    const pattern = parseOriginPattern(text);
    return pattern !== null && matches(pattern, sender);
  });
}

/** The patterns as sources of a content security policy; what could be misread there is left out. */
export const cspSources = (patterns: readonly string[]): string[] =>
  // A policy has no form for the address of an IPv6 host (CSP level 3, host-source).
  patterns.filter((pattern) => parseOriginPattern(pattern) !== null && !pattern.includes("["));

function matches(pattern: OriginPattern, sender: OriginPattern): boolean {
  const isHost = pattern.isWildcard ? sender.host.endsWith(`.${pattern.host}`) : sender.host === pattern.host;
  return isHost && pattern.scheme === sender.scheme && (pattern.port === "*" || pattern.port === sender.port);
}

function originOf(url: string | null): string {
  // A `blob:` URL has the origin of the page that made it, which may be anybody's guest.
  return url !== null && /^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : "";
}
