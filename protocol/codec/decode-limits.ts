import { maxEventDepth, maxEventsPerChunk, maxEventValues, maxInflatedBytes } from "../limits.ts";

/** What a decoder builds at most. Going past any of them is a `CodecError`. */
export interface DecodeLimits {
  maxEvents: number;
  /** Levels of objects and arrays, the list of events being the first. */
  maxDepth: number;
  /** Objects, arrays and plain values together. */
  maxValues: number;
  /** Characters of names and texts as plain JSON would hold them: columns name a text once and use it often. */
  maxChars: number;
}

export const chunkLimits: DecodeLimits = {
  maxEvents: maxEventsPerChunk,
  maxDepth: maxEventDepth,
  maxValues: maxEventValues,
  maxChars: maxInflatedBytes,
};
