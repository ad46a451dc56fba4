/** A code of bits for each symbol, the often used ones short. */
export interface Code {
  /** Bits of each symbol, 0 for one that is not used. */
  lengths: readonly number[];
  /** The bits, the first lowest. */
  bits: readonly number[];
}

/** @param counts how often each symbol comes; two at least come. @param maxLength bits */
export function codeFor(counts: readonly number[], maxLength: number): Code {
  for (let coarse = 0; ; coarse++) {
    const lengths = lengthsFor(counts.map((count) => count && (count >> coarse) | 1));
    // Halved counts are more alike, and so are their codes.
    if (Math.max(...lengths) <= maxLength) return codeOf(lengths);
  }
}

/** The code of the format for these lengths: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2 */
export function codeOf(lengths: readonly number[]): Code {
  /** By length, the next code: those of one length follow one another, behind the shorter ones. */
  const next = Array<number>(17).fill(0);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 2; length <= 16; length++)
    next[length] = 2 * ((next[length] ?? 0) + (next[length - 1] ?? 0));
  const bits = lengths.map((length) => {
    const code = next[length] ?? 0;
    next[length] = code + 1;
    return reversed(code, length);
  });
  return { lengths, bits };
}

function reversed(value: number, length: number): number {
  let made = 0;
  for (let bit = 0; bit < length; bit++) made |= ((value >> bit) & 1) << (length - 1 - bit);
  return made;
}

/** Huffman's: the two that come least often are joined, until one is left. */
function lengthsFor(counts: readonly number[]): number[] {
  const lengths = counts.map(() => 0);
  const symbols = [...counts.keys()].filter((symbol) => counts[symbol]);
  symbols.sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  const leaves = symbols.length;
  const weights = symbols.map((symbol) => counts[symbol] ?? 0);
  const joinedIn: number[] = [];
  let leaf = 0;
  let joined = leaves;
  const least = (): number => {
    const isLeaf = leaf < leaves && (weights[leaf] ?? 0) <= (weights[joined] ?? Number.POSITIVE_INFINITY);
    const at = isLeaf ? leaf++ : joined++;
    joinedIn[at] = weights.length;
    return weights[at] ?? 0;
  };
  while (weights.length < 2 * leaves - 1) weights.push(least() + least());
  const depths: number[] = [];
  for (let at = weights.length - 1; at >= 0; at--) {
    depths[at] = (depths[joinedIn[at] ?? -1] ?? -1) + 1;
    const symbol = symbols[at];
    if (symbol !== undefined) lengths[symbol] = depths[at] || 1;
  }
  return lengths;
}
