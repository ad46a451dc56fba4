import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkLimits } from "./decode-limits.ts";
import { decodeJson, encodeJson } from "./json-codec.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const event = (data: string): Uint8Array => utf8(`[{"type":5,"timestamp":1,"data":${data}}]`);
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test("events read back as JSON would give them", () => {
  const anyEvent = fc.record({ type: fc.nat(), timestamp: fc.maxSafeNat(), data: fc.jsonValue() });
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      expect(decodeJson(encodeJson(events))).toEqual(JSON.parse(JSON.stringify(events)));
    }),
  );
});

test("a key __proto__ stays an ordinary key and changes nothing else", () => {
  const [decoded] = decodeJson(event(`{"__proto__":{"polluted":1}}`));
  expect(JSON.stringify(decoded?.data)).toBe(`{"__proto__":{"polluted":1}}`);
  expect(Object.getPrototypeOf(decoded?.data)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

describe("a body is refused", () => {
  test.each([
    ["that is empty", utf8("")],
    ["that is not JSON", utf8("[{]")],
    ["that is not UTF-8", new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])],
    ["that is no list", utf8(`{"type":5,"timestamp":1}`)],
    ["with null for an event", utf8("[null]")],
    ["with a list for an event", utf8("[[]]")],
    ["with a number for an event", utf8("[1]")],
    ["without a timestamp", utf8(`[{"type":5}]`)],
    ["with a timestamp of null, as NaN becomes", utf8(`[{"type":5,"timestamp":null}]`)],
    ["with a negative timestamp", utf8(`[{"type":5,"timestamp":-1}]`)],
    ["with a broken timestamp", utf8(`[{"type":5,"timestamp":1.5}]`)],
    ["with an infinite timestamp", utf8(`[{"type":5,"timestamp":1e999}]`)],
    ["with a text for a timestamp", utf8(`[{"type":5,"timestamp":"1"}]`)],
    ["with a text for a type", utf8(`[{"type":"5","timestamp":1}]`)],
  ])("%s", (_, bytes) => {
    expect(() => decodeJson(bytes)).toThrow(expect.objectContaining({ code: "body_malformed" }));
  });

  test("that is nested 20,000 deep, or one level deeper than allowed", () => {
    const deepest = chunkLimits.maxDepth - 2;
    expect(decodeJson(event(nested(deepest)))).toHaveLength(1);
    for (const depth of [deepest + 1, 20_000]) {
      expect(() => decodeJson(event(nested(depth)))).toThrow(expect.objectContaining({ code: "too_deep" }));
    }
  });

  test("with more events or values than allowed", () => {
    const limits = { ...chunkLimits, maxEvents: 2, maxValues: 30 };
    const events = Array.from({ length: 3 }, () => ({ type: 5, timestamp: 1, data: 0 }));
    expect(decodeJson(encodeJson(events.slice(1)), limits)).toHaveLength(2);
    expect(() => decodeJson(encodeJson(events), limits)).toThrow(
      expect.objectContaining({ code: "too_many" }),
    );
    const crowded = event(JSON.stringify(Array(30).fill({})));
    expect(() => decodeJson(crowded, limits)).toThrow(expect.objectContaining({ code: "too_many" }));
  });
});

const brackets = "[{".repeat(2_000);
test.each([brackets, `"${brackets}`, `\\"${brackets}`, `${brackets}\\`, `\\\\"${brackets}"\\`])(
  "brackets in texts, behind quotes and backslashes, do not count as depth (%#)",
  (text) => {
    const events = [{ type: 5, timestamp: 1, data: [text, text] }];
    expect(decodeJson(encodeJson(events))).toEqual(events);
  },
);
