import { foldEvents, foldHeader, type KeptChunk, type Summary } from "../summary.ts";

/** One chunk further, with its events at once; the product reads those later. */
export const foldSummary = (summary: Summary, chunk: KeptChunk): Summary => ({
  ...foldHeader(summary, chunk),
  ...foldEvents(summary, chunk.events, chunk.header),
});
