import type { ReplayEvent } from "../events.ts";
import { codecNumber } from "../frame-header.ts";
import { CodecError } from "./codec-error.ts";
import { decodeColumns } from "./columns-decoder.ts";
import { createColumnsEncoder } from "./columns-encoder.ts";
import type { ColumnsFormat } from "./columns-format.ts";
import type { DecodeLimits } from "./decode-limits.ts";
import { firstColumns } from "./first-columns.ts";
import { decodeJson, encodeJson } from "./json-codec.ts";
import { secondColumns } from "./second-columns.ts";

/**
 * @returns the body of a frame before gzip
 * @throws CodecError `codec_unknown`
 */
export function encodeEvents(codec: number, events: readonly ReplayEvent[]): Uint8Array<ArrayBuffer> {
  switch (codec) {
    case codecNumber.json:
      return encodeJson(events);
    case codecNumber.firstColumns:
      return encodeColumns(events, firstColumns);
    case codecNumber.columns:
      return encodeColumns(events, secondColumns);
    default:
      throw unknownCodec(codec);
  }
}

/**
 * @param bytes the body of a frame, inflated
 * @returns the events in their order; what is no event makes the whole body malformed
 * @throws CodecError and nothing else, whatever the bytes are
 */
export function decodeEvents(codec: number, bytes: Uint8Array, limits?: DecodeLimits): ReplayEvent[] {
  switch (codec) {
    case codecNumber.json:
      return decodeJson(bytes, limits);
    case codecNumber.firstColumns:
      return decodeColumns(bytes, firstColumns, limits);
    case codecNumber.columns:
      return decodeColumns(bytes, secondColumns, limits);
    default:
      throw unknownCodec(codec);
  }
}

function encodeColumns(events: readonly ReplayEvent[], format: ColumnsFormat): Uint8Array<ArrayBuffer> {
  const encoder = createColumnsEncoder(format);
  for (const event of events) encoder.add(event);
  return encoder.finish();
}

const unknownCodec = (codec: number): CodecError =>
  new CodecError("codec_unknown", `Codec ${codec} is not known.`);
