import { stringEnd } from "../../../protocol/codec/scan-json.ts";

/** Where a value stands in JSON text: bytes from `start` up to `end`. */
export interface JsonRange {
  start: number;
  end: number;
}

/** JSON that is no JSON, as far as one can tell without reading its values. */
export class JsonError extends Error {}

const byte = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/**
 * The value that begins at `at` or behind the space there. Of what is within only strings and brackets are looked at: who
 * parses it finds out the rest.
 */
export function valueAt(bytes: Uint8Array, at: number): JsonRange {
  const start = afterSpace(bytes, at);
  const end = endOfValue(bytes, start);
  if (end === start || end > bytes.length) throw new JsonError("The JSON ends early.");
  return { start, end };
}

export const isList = (bytes: Uint8Array, { start }: JsonRange): boolean => bytes[start] === byte.openList;

/** The elements of a list, one after another. */
export function* elementsOf(bytes: Uint8Array, list: JsonRange): Generator<JsonRange> {
  for (const at of placesIn(bytes, list, byte.openList, byte.closeList)) {
    const element = valueAt(bytes, at.from);
    at.next = element.end;
    yield element;
  }
}

/** The members of an object. */
export function* membersOf(
  bytes: Uint8Array,
  object: JsonRange,
): Generator<{ name: string; value: JsonRange }> {
  for (const at of placesIn(bytes, object, byte.openObject, byte.closeObject)) {
    const name = valueAt(bytes, at.from);
    const colon = afterSpace(bytes, name.end);
    if (bytes[name.start] !== byte.quote || bytes[colon] !== byte.colon) {
      throw new JsonError("A member has no name.");
    }
    const value = valueAt(bytes, colon + 1);
    at.next = value.end;
    yield { name: new TextDecoder().decode(bytes.subarray(name.start + 1, name.end - 1)), value };
  }
}

/** Where each entry of a container begins; who reads it says in `next` where it ended. */
function* placesIn(
  bytes: Uint8Array,
  { start, end }: JsonRange,
  open: number,
  close: number,
): Generator<{ from: number; next: number }> {
  if (bytes[start] !== open) throw new JsonError("A list or an object was expected.");
  let from = afterSpace(bytes, start + 1);
  if (from === end - 1 && bytes[from] === close) return;
  for (;;) {
    const place = { from, next: from };
    yield place;
    const behind = afterSpace(bytes, place.next);
    if (behind === end - 1 && bytes[behind] === close) return;
    if (bytes[behind] !== byte.comma) throw new JsonError("A comma was expected.");
    from = behind + 1;
  }
}

export function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isSpace(bytes[at])) at++;
  return at;
}

const isSpace = (code: number | undefined): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** @returns the byte behind the value; past the text when it ends early */
function endOfValue(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === byte.quote) at = stringEnd(bytes, at);
    else if (code === byte.openList || code === byte.openObject) depth++;
    else if (code === byte.closeList || code === byte.closeObject) {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0) {
      if (code === byte.comma || code === byte.colon || isSpace(code)) return at;
      continue;
    } else continue;
    if (depth === 0) return at + 1;
  }
  return depth === 0 ? bytes.length : bytes.length + 1;
}
