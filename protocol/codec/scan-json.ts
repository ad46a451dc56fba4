import { CodecError } from "./codec-error.ts";
import type { DecodeLimits } from "./decode-limits.ts";

const quote = 0x22;
const backslash = 0x5c;

/**
 * Counts levels and values of JSON before it is parsed, so that a body made to exhaust stack or memory is
 * refused by its brackets alone. JSON that is malformed passes: `JSON.parse` refuses it.
 */
export function scanJson(bytes: Uint8Array, limits: Pick<DecodeLimits, "maxDepth" | "maxValues">): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case quote:
        at = stringEnd(bytes, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > limits.maxDepth) throw new CodecError("too_deep", "The events are nested too deep.");
        values++;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
      case 0x2c: // ,
        values++;
        break;
    }
    if (values > limits.maxValues) throw new CodecError("too_many", "The events hold too many values.");
  }
}

/** @returns where the quote stands that closes the string, or the last byte */
export function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(quote, at + 1);
    if (at < 0) return bytes.length;
    let first = at;
    while (bytes[first - 1] === backslash) first--;
    if ((at - first) % 2 === 0) return at;
  }
}
