/**
 * Who may send for a website. A pattern is an origin: `https://shop.example`, with `*.` before the host for
 * every subdomain (not the host itself), and `:*` behind it for any port.
 */
interface Parts {
  scheme: string;
  host: string;
  /** Empty for the scheme's own port, `*` for any. */
  port: string;
  isWildcard: boolean;
}

const hostShape = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
const patternShape = new RegExp(String.raw`^(https?)://(\*\.)?(${hostShape})(?::(\d{1,5}|\*))?$`);
const defaultPorts: Record<string, string> = { http: "80", https: "443" };

/**
 * @param origin the `Origin` header, or null when there is none
 * @param referer the `Referer` header; asked only when there is no `Origin`
 */
export function isOriginAllowed(
  patterns: readonly string[],
  origin: string | null,
  referer: string | null,
): boolean {
  const sender = parseParts(origin ?? originOf(referer));
  if (sender === null || sender.isWildcard || sender.port === "*") return false;
  return patterns.some((text) => {
    const pattern = parseParts(text);
    return pattern !== null && matches(pattern, sender);
  });
}

/** The patterns as sources of a content security policy; what could be misread there is left out. */
export const cspSources = (patterns: readonly string[]): string[] =>
  // A policy has no form for the address of an IPv6 host (CSP level 3, host-source).
  patterns.filter((pattern) => parseParts(pattern) !== null && !pattern.includes("["));

function parseParts(text: string): Parts | null {
  const [, scheme, wildcard, host, port = ""] = patternShape.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return null;
  return {
    scheme,
    host,
    port: port === defaultPorts[scheme] ? "" : port,
    isWildcard: wildcard !== undefined,
  };
}

function matches(pattern: Parts, sender: Parts): boolean {
  const isHost = pattern.isWildcard ? sender.host.endsWith(`.${pattern.host}`) : sender.host === pattern.host;
  return isHost && pattern.scheme === sender.scheme && (pattern.port === "*" || pattern.port === sender.port);
}

function originOf(url: string | null): string {
  // A `blob:` URL has the origin of the page that made it, which may be anybody's guest.
  return url !== null && /^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : "";
}
