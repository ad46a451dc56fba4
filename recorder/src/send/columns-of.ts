import { sheetRefs } from "../../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash } from "../../../protocol/ids.ts";
import { maxAssetsPerChunk } from "../../../protocol/limits.ts";
import { createEncoder } from "./event-encoder.ts";

/** The body of a chunk of these events, not yet compressed. */
export function columnsOf(events: readonly ReplayEvent[]): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  for (const event of events) encoder.add(event);
  return encoder.finish();
}

/** The sheets these events refer to, as many as a chunk may name. */
export const hashesOf = (events: readonly ReplayEvent[]): AssetHash[] =>
  [...new Set(events.flatMap(sheetRefs))].slice(0, maxAssetsPerChunk);
