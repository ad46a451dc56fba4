import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { ReplayEvent } from "../events.ts";
import { anyEvents } from "../testing/arbitrary-events.ts";
import { decodeColumns } from "./columns-decoder.ts";
import { createColumnsEncoder } from "./columns-encoder.ts";
import type { ColumnsFormat } from "./columns-format.ts";
import { firstColumns } from "./first-columns.ts";
import { encodeJson } from "./json-codec.ts";
import { secondColumns } from "./second-columns.ts";

function encode(events: readonly ReplayEvent[], format: ColumnsFormat = secondColumns): Uint8Array {
  const encoder = createColumnsEncoder(format);
  for (const event of events) encoder.add(event);
  return encoder.finish();
}

const decode = (bytes: Uint8Array): ReplayEvent[] => decodeColumns(bytes, secondColumns);

/** As text, so that names keep their order and no value passes for another. */
function expectRoundTrip(events: readonly ReplayEvent[]): void {
  for (const format of [firstColumns, secondColumns]) {
    expect(JSON.stringify(decodeColumns(encode(events, format), format))).toBe(JSON.stringify(events));
  }
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

  test("whatever a page has put on the prototype of all objects", () => {
    const events = [incremental({ source: 3, id: 7, x: 0, y: 120 }), table(2)];
    const patch = { value: "by the page", enumerable: true, configurable: true };
    Object.defineProperty(Object.prototype, "extend", patch);
    const encoded = encode(events);
    Reflect.deleteProperty(Object.prototype, "extend");
    expect(JSON.stringify(decode(encoded))).toBe(JSON.stringify(events));
  });

  test("for what is added far below, beside and above what came last", () => {
    const parents = [1, 2, 3, 3, 2, 99, 1, 40, 41, 41, -5, 2 ** 46];
    const depth = Array.from({ length: 30 }, (_, n) => 200 + n);
    const adds = [...parents.entries(), ...depth.map((id) => [id, id - 1] as const), [300, 200] as const].map(
      ([n, parentId]) => ({ parentId, nextId: null, node: { type: 3, textContent: "", id: n + 2 } }),
    );
    expectRoundTrip([
      incremental({ source: 0, adds, removes: adds.map(({ parentId }) => ({ parentId, id: 7 })) }),
    ]);
  });

  test("for the texts of a table of numbers", () => {
    const values = Array.from(
      { length: 300 },
      (_, n) => `${n % 7 === 0 ? "00" : ""}${n * 7_919} of 0.${n} €`,
    );
    expectRoundTrip([incremental({ texts: values.map((value, id) => ({ id, value })), again: values })]);
    expectRoundTrip([
      incremental({ values: [...values, "a\u007f0"], others: values.map((one) => `#${one}`) }),
    ]);
  });

  test("for words that both sides know, and such as are like them", () => {
    const tags = ["ph.click", "ph.clock", "ph.page", "ph.clock", "", "7"];
    expectRoundTrip(
      tags.map((tag) => ({ type: 5, data: { tag, payload: { "": tag, constructor: tag } }, timestamp: 1 })),
    );
    expectRoundTrip([
      incremental(["div", "x-own", "span", "x-own", "constructor"].map((tagName) => ({ tagName }))),
    ]);
  });

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
    expect(JSON.stringify(decode(encode([event])))).toBe(JSON.stringify([made]));
    const dated: ReplayEvent = { type: 5, data: { tag: "t", payload: new Date(0) }, timestamp: 1 };
    expect(decode(encode([dated]))).toEqual(JSON.parse(JSON.stringify([dated])));
  });

  test("and a key __proto__ stays an ordinary key", () => {
    const attributes: unknown = JSON.parse(`{"__proto__":{"polluted":"1"},"id":"x"}`);
    const [decoded] = decode(encode([incremental(attributes)]));
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
    const encoder = createColumnsEncoder(secondColumns);
    encoder.add(incremental({ x: 1 }));
    const size = encoder.size();
    expect(() => encoder.add({ type: 5, data: { tag: "t", payload: circle }, timestamp: 1 })).toThrow(
      TypeError,
    );
    expect(encoder.size()).toBe(size);
    encoder.add(incremental({ x: 2 }));
    expect(decode(encoder.finish())).toEqual([incremental({ x: 1 }), incremental({ x: 2 })]);
  });

  test("knows its size to within a third", () => {
    const encoder = createColumnsEncoder(secondColumns);
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

  test("makes a mutation of many nodes and numbers a sixth smaller than codec 1 did", () => {
    const lines = Array.from({ length: 400 }, (_, line) => 10 + 9 * line);
    const numberOf = (id: number) => Math.imul(id, 0x9e3779b1) >>> 12;
    const adds = lines.flatMap((line) =>
      [1, 3, 5, 7].flatMap((cell) => [
        { parentId: line, nextId: null, node: { type: 2, tagName: "span", attributes: {}, id: line + cell } },
        {
          parentId: line + cell,
          nextId: null,
          node: { type: 3, textContent: `amount ${numberOf(line + cell)}`, id: line + cell + 1 },
        },
      ]),
    );
    const bytes = (format: ColumnsFormat) =>
      gzipSync(encode([incremental({ source: 0, adds })], format)).length;
    expect(bytes(secondColumns)).toBeLessThan(0.84 * bytes(firstColumns));
  });
});
