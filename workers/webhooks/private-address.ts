/** Ranges that are not for the public (IANA's special-purpose registries): base and length of the prefix in bits. */
const privateV4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  // Multicast, and all above it.
  ["224.0.0.0", 3],
];

/** Of IPv6 only 2000::/3 is given out; of it these lead elsewhere: Teredo, documentation, 6to4. */
const specialV6: readonly (readonly [number, number])[] = [
  [0x2001, 0x0000],
  [0x2001, 0x0db8],
  [0x2002, -1],
];

/**
 * @param hostname as `URL` spells it, which has brought IPv4 in octal, hexadecimal or one number to four decimals
 * @returns null for a name
 */
export function isPrivateAddress(hostname: string): boolean | null {
  if (hostname.startsWith("[")) return isPrivateV6(hostname.slice(1, -1));
  return /^\d+(\.\d+){3}$/.test(hostname) ? isPrivateV4(hostname) : null;
}

export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);

function isPrivateV4(address: string): boolean {
  const bits = numberOf(address);
  return privateV4.some(([base, prefix]) => bits >>> (32 - prefix) === numberOf(base) >>> (32 - prefix));
}

const numberOf = (address: string): number =>
  address.split(".").reduce((bits, part) => ((bits << 8) | Number(part)) >>> 0, 0);

/** What carries an IPv4 address within, `::ffff:a.b.c.d` and the like, lies outside 2000::/3. */
function isPrivateV6(address: string): boolean {
  const [first = "", second = ""] = address.split(":");
  const head = Number.parseInt(first || "0", 16);
  const next = Number.parseInt(second || "0", 16);
  const isGivenOut = head >>> 13 === 1;
  return !isGivenOut || specialV6.some(([one, two]) => head === one && (two === -1 || next === two));
}
