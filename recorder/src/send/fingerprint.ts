/**
 * Length and 64 bits that any change stirs. Two sheets of one website with the same would be shown as one of them, and
 * nobody but the website writes its sheets; what is stored is checked by the server against SHA-256.
 */
export function fingerprintOf(text: string): string {
  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, by two of its primes; the second runs over the first's state.
  let [one, other] = [0x811c9dc5, 0x811c9dc5];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ (one >>> 15) ^ text.charCodeAt(at), 0x000001b3);
  }
  return `${text.length.toString(36)}.${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}
