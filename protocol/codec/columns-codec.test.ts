import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { ReplayEvent } from "../events.ts";
import { anyEvents } from "../testing/arbitrary-events.ts";
import { decodeColumns } from "./columns-decoder.ts";
import { createColumnsEncoder } from "./columns-encoder.ts";
import { encodeJson } from "./json-codec.ts";

function encode(events: readonly ReplayEvent[]): Uint8Array {
  const encoder = createColumnsEncoder();
  for (const event of events) encoder.add(event);
  return encoder.finish();
}

/** As text, so that names keep their order and no value passes for another. */
function expectRoundTrip(events: readonly ReplayEvent[]): void {
  expect(JSON.stringify(decodeColumns(encode(events)))).toBe(JSON.stringify(events));
}

const incremental = (data: unknown): ReplayEvent => ({ type: 3, data, timestamp: 1_700_000_000_000 });

function table(rows: number): ReplayEvent {
  let id = 1;
  const cell = (text: string) => {
    const textNode = { type: 3, textContent: text, id: ++id };
    return { type: 2, tagName: "td", attributes: { class: "cell wide" }, childNodes: [textNode], id: ++id };
  };
  const childNodes = Array.from({ length: rows }, (_, row) => ({
    type: 2,
    tagName: "tr",
    attributes: { "data-id": `${row}`, class: row % 2 ? "odd" : "even" },
    childNodes: [cell(`name ${row % 17}`), cell(`${(row * 7919) % 1000}`)],
    id: ++id,
  }));
  const node = { type: 0, childNodes, id: 1 };
  return { type: 2, data: { node, initialOffset: { left: 0, top: 0 } }, timestamp: 1_700_000_000_000 };
}

describe("columns give back exactly what went in", () => {
  test("whatever the events are", () => {
    fc.assert(fc.property(anyEvents, expectRoundTrip), { numRuns: 400 });
  });

  test("for elements nested as deep as Chromium's parser nests them", () => {
    let node: unknown = { type: 3, textContent: "deep", id: 999 };
    for (let id = 512; id > 0; id--) node = { type: 2, tagName: "b", attributes: {}, childNodes: [node], id };
    expectRoundTrip([{ type: 2, data: { node: { type: 0, childNodes: [node], id: 0 } }, timestamp: 1 }]);
  });

  test("for no events", () => expectRoundTrip([]));

  test("with fields nobody expects, in their place", () => {
    expectRoundTrip([
      { before: 1, ...incremental({ source: 2, type: 2, id: 5, pressure: 0.5, x: 3, y: 4 }), after: [[]] },
      incremental({
        source: 0,
        adds: [{ parentId: 1, nextId: null, node: { type: 9, odd: { er: {} } }, x: "y" }],
      }),
    ]);
  });

  test.each([
    [
      "texts that look like numbers",
      ["0", "7", "007", "-1", "+1", " 1", "1.0", "1e3", "999999999", "1000000000"],
    ],
    [
      "texts that hold the separator or half a character",
      ["\u007f", "a\u007fb", "\ud800", "\udfff\ud800", ""],
    ],
    [
      "whole numbers to the edge of exactness",
      [0, -1, 2 ** 47 - 1, -(2 ** 47), 2 ** 47, -(2 ** 53), 2 ** 53 - 1],
    ],
    ["fractions and powers", [0.1, -1.5, 1e300, 5e-324, 1e21]],
    ["lists within lists and mixed lists", [[[1], [2]], [1, "1"], [null], [{}, []], [""], ["", ""], [[]]]],
  ])("with %s", (_, values) => {
    expectRoundTrip(values.map((value) => incremental({ value })));
    expectRoundTrip([incremental({ values }), incremental({ value: values, type: values })]);
    expectRoundTrip([
      incremental(values.map((value) => ({ type: value, tagName: value, id: value, nextId: value }))),
    ]);
  });

  test("but for what JSON cannot hold, which becomes what JSON makes of it", () => {
    const event = incremental({
      rootId: undefined,
      x: Number.NaN,
      list: [undefined, 1],
      y: -0,
      call: () => 1,
    });
    const made = incremental({ x: null, list: [null, 1], y: 0 });
    expect(JSON.stringify(decodeColumns(encode([event])))).toBe(JSON.stringify([made]));
    const dated: ReplayEvent = { type: 5, data: { tag: "t", payload: new Date(0) }, timestamp: 1 };
    expect(decodeColumns(encode([dated]))).toEqual(JSON.parse(JSON.stringify([dated])));
  });

  test("and a key __proto__ stays an ordinary key", () => {
    const attributes: unknown = JSON.parse(`{"__proto__":{"polluted":"1"},"id":"x"}`);
    const [decoded] = decodeColumns(encode([incremental(attributes)]));
    expect(JSON.stringify(decoded?.data)).toBe(JSON.stringify(attributes));
    expect(Object.getPrototypeOf(decoded?.data)).toBe(Object.prototype);
  });
});

describe("the encoder", () => {
  test("leaves events as they were", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const before = JSON.stringify(events);
        encode(events);
        expect(JSON.stringify(events)).toBe(before);
      }),
    );
  });

  test("refuses a payload in a circle and goes on as if it had not been", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const encoder = createColumnsEncoder();
    encoder.add(incremental({ x: 1 }));
    const size = encoder.size();
    expect(() => encoder.add({ type: 5, data: { tag: "t", payload: circle }, timestamp: 1 })).toThrow(
      TypeError,
    );
    expect(encoder.size()).toBe(size);
    encoder.add(incremental({ x: 2 }));
    expect(decodeColumns(encoder.finish())).toEqual([incremental({ x: 1 }), incremental({ x: 2 })]);
  });

  test("knows its size to within a third", () => {
    const encoder = createColumnsEncoder();
    expect(encoder.size()).toBe(0);
    encoder.add(table(1_000));
    const size = encoder.size();
    const body = encoder.finish().length;
    expect(size).toBeGreaterThan((body * 2) / 3);
    expect(size).toBeLessThan((body * 3) / 2);
  });

  test("makes a snapshot a tenth before gzip and a third after it", () => {
    const events = [table(1_000)];
    const columns = encode(events);
    const json = encodeJson(events);
    expect(columns.length).toBeLessThan(0.1 * json.length);
    expect(gzipSync(columns).length).toBeLessThan(0.35 * gzipSync(json).length);
  });
});
