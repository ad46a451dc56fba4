import type { ReplayEvent } from "../events.ts";
import { jsonText } from "../json-text.ts";
import { checkEvents } from "./check-events.ts";
import { CodecError } from "./codec-error.ts";
import { chunkLimits, type DecodeLimits } from "./decode-limits.ts";
import { scanJson } from "./scan-json.ts";

/** @throws what `JSON.stringify` throws: on a circle and on a bigint */
export const encodeJson = (events: readonly ReplayEvent[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(jsonText(events));

/**
 * @param bytes UTF-8 JSON, inflated
 * @returns the events as `JSON.parse` gives them: a key `__proto__` stays an ordinary key of its object
 * @throws CodecError
 */
export function decodeJson(bytes: Uint8Array, limits: DecodeLimits = chunkLimits): ReplayEvent[] {
  scanJson(bytes, limits);
  return checkEvents(parseJson(bytes), limits.maxEvents);
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new CodecError("body_malformed", "The body is not JSON in UTF-8.");
  }
}
