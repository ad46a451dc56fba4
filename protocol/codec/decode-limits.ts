import { maxEventDepth, maxEventsPerChunk, maxEventValues, maxInflatedBytes } from "../limits.ts";

/** What a decoder builds at most. Going past any of them is a `CodecError`. */
export interface DecodeLimits {
  maxEvents: number;
  /** Levels of objects and arrays, the list of events being the first. */
  maxDepth: number;
  /** Objects, arrays and plain values together. */
  maxValues: number;
  /**
   * Characters of names and texts as plain JSON would hold them. Columns alone are held to it: they write a
   * text once and use it often, while JSON is as long as it is.
   */
  maxChars: number;
}

export const chunkLimits: DecodeLimits = {
  maxEvents: maxEventsPerChunk,
  maxDepth: maxEventDepth,
  maxValues: maxEventValues,
  maxChars: maxInflatedBytes,
};
