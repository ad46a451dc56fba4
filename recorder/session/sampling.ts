import type { SessionId } from "../../protocol/ids.ts";

/** Whether a session is among the share `rate` (0 to 1): a hash of its id, so that every page answers alike. */
export function isSampled(sessionId: SessionId, rate: number): boolean {
  // FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (let at = 0; at < sessionId.length; at++) {
    hash = Math.imul(hash ^ sessionId.charCodeAt(at), 0x01000193);
  }
  // FNV leaves the upper bits of short texts alike; one more round of mixing spreads them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < rate;
}
