import { type Code, codeFor, codeOf } from "./huffman.ts";
import { distanceOf, lengthOf } from "./matches.ts";

/** How a block's tokens are written: bytes and lengths in one code, distances in another. */
export interface BlockCodes {
  isFixed: boolean;
  /** Tells the codes, as values and how many bits each has. */
  header: readonly (readonly [value: number, bits: number])[];
  symbols: Code;
  distances: Code;
}

/** Behind the bytes: the end of a block, then lengths of repetitions. */
export const endSymbol = 256;
const symbolCount = 286;
const distanceCount = 30;
const maxCodeBits = 15;
/** In which order the lengths of a block's codes are told how they are coded, and with how many bits at most. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const maxLengthBits = 7;

/** Codes that need not be told: a small block is smaller with them. Made when a page first goes, not as it comes. */
let fixed: BlockCodes | null = null;
const makeFixed = (): BlockCodes => ({
  isFixed: true,
  header: [],
  symbols: codeOf(Array<number>(288).fill(8).fill(9, 144, 256).fill(7, 256, 280)),
  distances: codeOf(Array<number>(distanceCount).fill(5)),
});

// A length's or distance's symbol is one for each quarter, or half, of a power of two; the rest is told plainly.
export const extraOfLength = (length: number): number => Math.max(0, 29 - Math.clz32(length - 3));
export const symbolOfLength = (length: number): number =>
  257 + extraOfLength(length) * 4 + ((length - 3) >> extraOfLength(length));
export const extraOfDistance = (distance: number): number => Math.max(0, 30 - Math.clz32(distance - 1));
export const symbolOfDistance = (distance: number): number =>
  extraOfDistance(distance) * 2 + ((distance - 1) >> extraOfDistance(distance));

/** The codes with which the block is smallest. Source: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7 */
export function codesFor(block: Int32Array): BlockCodes {
  const symbolCounts = Array<number>(symbolCount).fill(0);
  const distanceCounts = Array<number>(distanceCount).fill(0);
  count(symbolCounts, endSymbol);
  for (const token of block) {
    if (token < endSymbol) count(symbolCounts, token);
    else {
      count(symbolCounts, symbolOfLength(lengthOf(token)));
      count(distanceCounts, symbolOfDistance(distanceOf(token)));
    }
  }
  const symbols = codeFor(symbolCounts, maxCodeBits);
  const distances = codeFor(distanceCounts, maxCodeBits);
  const own = {
    isFixed: false,
    header: headerOf([...symbols.lengths, ...distances.lengths]),
    symbols,
    distances,
  };
  const bitsOf = (codes: BlockCodes): number =>
    codes.header.reduce((sum, [, bits]) => sum + bits, 0) +
    symbolCounts.reduce((sum, times, symbol) => sum + times * (codes.symbols.lengths[symbol] ?? 0), 0) +
    distanceCounts.reduce((sum, times, symbol) => sum + times * (codes.distances.lengths[symbol] ?? 0), 0);
  fixed ??= makeFixed();
  return bitsOf(own) < bitsOf(fixed) ? own : fixed;
}

function count(counts: number[], symbol: number): void {
  counts[symbol] = (counts[symbol] ?? 0) + 1;
}

/** The lengths of both codes, in a third code that is told first. */
function headerOf(lengths: readonly number[]): BlockCodes["header"] {
  const runs = runsOf(lengths);
  const counts = Array<number>(lengthOrder.length).fill(0);
  for (const { symbol } of runs) count(counts, symbol);
  const code = codeFor(counts, maxLengthBits);
  const told = lengthOrder.findLastIndex((symbol) => code.lengths[symbol]) + 1;
  return [
    [symbolCount - 257, 5],
    [distanceCount - 1, 5],
    [told - 4, 4],
    ...lengthOrder.slice(0, told).map((symbol) => [code.lengths[symbol] ?? 0, 3] as const),
    ...runs.flatMap(({ symbol, extra, extraBits }) => [
      [code.bits[symbol] ?? 0, code.lengths[symbol] ?? 0] as const,
      [extra, extraBits] as const,
    ]),
  ];
}

/** Lengths one by one, but what is the same several times in a row, which zeros mostly are. */
function runsOf(lengths: readonly number[]): { symbol: number; extra: number; extraBits: number }[] {
  const runs = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] ?? 0;
    let end = at;
    while (lengths[end] === length && end - at < 138) end++;
    const same = end - at;
    if (length > 0 || same < 3) runs.push({ symbol: length, extra: 0, extraBits: 0 });
    else if (same < 11) runs.push({ symbol: 17, extra: same - 3, extraBits: 3 });
    else runs.push({ symbol: 18, extra: same - 11, extraBits: 7 });
    at += length > 0 || same < 3 ? 1 : same;
  }
  return runs;
}
