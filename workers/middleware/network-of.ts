/**
 * The network an address stands for in a rate limit: an IPv4 address itself, and of an IPv6 address the first
 * 64 bits, since a single customer is given at least as many addresses (RFC 6177).
 * @param address as Cloudflare names the caller; empty when it does not
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  const zeros = new Array<string>(Math.max(0, groups - front.length - back.length)).fill("0");
  return [...front, ...zeros, ...back].slice(0, networkGroups).join(":");
}

const groups = 8;
const networkGroups = 4;

const groupsOf = (text: string): string[] =>
  text === "" ? [] : text.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
