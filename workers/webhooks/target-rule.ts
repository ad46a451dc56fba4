import { isLoopback, isPrivateAddress } from "./private-address.ts";

export type Target = { kind: "allowed"; url: string } | { kind: "refused"; why: string };

interface Deployment {
  DASHBOARD_ORIGIN: string;
  PUBLIC_ORIGIN: string;
}

const ports = ["", "443", "8443"];
/** Names that no public server has. */
const privateNames = /(^|\.)(local|localhost|localdomain|internal|intranet|lan|home\.arpa)$/;

/**
 * Whether a member may have this address asked: a public server's, so that nobody reaches through us what they could not
 * reach themselves. A name is resolved by Cloudflare, whose Workers have no private network behind them.
 */
export function checkTarget(text: string, deployment: Deployment): Target {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return refused("It is no address.");
  if (url.username !== "" || url.password !== "") return refused("A name and password stand in it.");
  const hostname = url.hostname.toLowerCase().replace(/\.$/, "");
  if (isOwn(url, hostname, deployment)) return refused("It is this deployment's own.");
  const isLocal = isLoopback(new URL(deployment.PUBLIC_ORIGIN).hostname);
  // A local start is tried out with receivers on the same machine.
  const isTrial = isLocal && isLoopback(hostname);
  if (isTrial && (url.protocol === "http:" || url.protocol === "https:")) return allowed(url);
  if (url.protocol !== "https:") return refused("It does not begin with https://.");
  if (!ports.includes(url.port)) return refused("Its port is neither 443 nor 8443.");
  const isPrivate = isPrivateAddress(hostname);
  if (isPrivate === true) return refused("It is a private address.");
  if (isPrivate === null && (!hostname.includes(".") || privateNames.test(hostname)))
    return refused("It is a name in a private network.");
  return allowed(url);
}

function isOwn(url: URL, hostname: string, { DASHBOARD_ORIGIN, PUBLIC_ORIGIN }: Deployment): boolean {
  return [DASHBOARD_ORIGIN, PUBLIC_ORIGIN].some((origin) => {
    const own = new URL(origin);
    // On one machine a port tells servers apart, whatever name it is called by.
    if (isLoopback(own.hostname)) return isLoopback(hostname) && url.port === own.port;
    return hostname === own.hostname;
  });
}

const allowed = ({ href }: URL): Target => ({ kind: "allowed", url: href });
const refused = (why: string): Target => ({ kind: "refused", why });
