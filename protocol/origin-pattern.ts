/**
 * Who may send for a website: an origin such as `https://shop.example`, with `*.` before the host for every subdomain
 * (not the host itself), and `:*` behind it for any port. Hosts are in lower case.
 */
export interface OriginPattern {
  scheme: string;
  host: string;
  /** Empty for the scheme's own port, `*` for any. */
  port: string;
  isWildcard: boolean;
}

export const originPatternShape =
  /^(https?):\/\/(\*\.)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}|\*))?$/;

const defaultPorts: Record<string, string> = { http: "80", https: "443" };

/** @returns null for what no page could be served from */
export function parseOriginPattern(text: string): OriginPattern | null {
  const [, scheme, wildcard, host, port = ""] = originPatternShape.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return null;
  return {
    scheme,
    host,
    port: port === defaultPorts[scheme] ? "" : port,
    isWildcard: wildcard !== undefined,
  };
}

/** @param origin of a page; anything that is no plain origin is allowed nowhere */
export function allowsOrigin(patterns: readonly string[], origin: string): boolean {
  const sender = parseOriginPattern(origin);
  if (sender === null || sender.isWildcard || sender.port === "*") return false;
  return patterns.some((text) => {
    const pattern = parseOriginPattern(text);
    return pattern !== null && matches(pattern, sender);
  });
}

function matches(pattern: OriginPattern, sender: OriginPattern): boolean {
  const isHost = pattern.isWildcard ? sender.host.endsWith(`.${pattern.host}`) : sender.host === pattern.host;
  return isHost && pattern.scheme === sender.scheme && (pattern.port === "*" || pattern.port === sender.port);
}
