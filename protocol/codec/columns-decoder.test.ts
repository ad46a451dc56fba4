import { describe, expect, test } from "vitest";
import { encodeVarints } from "../varint.ts";
import { decodeColumns as decodeFormat } from "./columns-decoder.ts";
import { kind } from "./columns-format.ts";
import { chunkLimits, type DecodeLimits } from "./decode-limits.ts";
import { secondColumns } from "./second-columns.ts";

interface Parts {
  texts: unknown;
  eventCount: number;
  shapes: number[];
  /** By column: 0 the events', then the known names', then the new ones'. */
  columns: { [index: number]: number[] };
}

const decodeColumns = (bytes: Uint8Array, limits?: DecodeLimits) =>
  decodeFormat(bytes, secondColumns, limits);
const column = (name: string): number => secondColumns.names.indexOf(name);
const [type, data, timestamp] = [column("type"), column("data"), column("timestamp")];
const noTexts = Array(secondColumns.names.length).fill("");
const newConstant = kind.constant + secondColumns.constants.length;
/** Texts that are four lists, and no digits apart. */
const textsOf = (names: unknown, constants: unknown, byColumn: unknown, verbatim: unknown): unknown[] => [
  names,
  constants,
  byColumn,
  verbatim,
  [],
  "",
];
/** One event `{ type: 3, timestamp: 5 }`. */
const valid: Parts = {
  texts: textsOf("", "", noTexts, []),
  eventCount: 1,
  shapes: [2, type, kind.smallInteger + 3, timestamp, kind.integer],
  columns: { 0: [0], [timestamp]: [10] },
};

function bodyOf(changes: Partial<Parts>): Uint8Array {
  const { texts, eventCount, shapes, columns } = { ...valid, ...changes };
  const json = new TextEncoder().encode(JSON.stringify(texts));
  const written = encodeVarints(shapes);
  const numbers = noTexts.map((_, index) => encodeVarints(columns[index] ?? []));
  const parts = [
    encodeVarints([json.length]),
    json,
    encodeVarints([eventCount, written.length]),
    written,
    encodeVarints(numbers.map((bytes) => bytes.length)),
    ...numbers,
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const refusal = (code: string) => expect.objectContaining({ name: "CodecError", code });

test("a body made by hand reads as the layout says", () => {
  expect(decodeColumns(bodyOf({}))).toEqual([{ type: 3, timestamp: 5 }]);
});

test("so do words that both sides know, digits apart, and parents by descent", () => {
  const [tag, value, id, parentId] = ["tag", "value", "id", "parentId"].map(column);
  const texts = [...noTexts];
  texts[value ?? 0] = "at 00:00\u007f0";
  const body = bodyOf({
    texts: ["", "", texts, [], [value], "12307"],
    eventCount: 3,
    shapes: [
      ...[5, type, kind.smallInteger + 3, timestamp, kind.integer, tag, kind.text],
      ...[value, kind.text, data, kind.object, 2, parentId, kind.integer, id, kind.integer],
    ].map(Number),
    columns: {
      0: [0, 0, 0],
      [timestamp]: [10, 0, 0],
      [Number(tag)]: [2, 1, 2],
      [Number(value)]: [0, 0, 1],
      [data]: [1, 1, 1],
      // 7 as a difference; then the last id's own parent, and the last id.
      [Number(parentId)]: [2 * 14 + 1, 2, 0],
      [Number(id)]: [16, 2, 2],
    },
  });
  const event = { type: 3, timestamp: 5 };
  expect(decodeColumns(body)).toEqual([
    { ...event, tag: "ph.click", value: "at 12:30", data: { parentId: 7, id: 8 } },
    { ...event, tag: "ph.page", value: "7", data: { parentId: 7, id: 9 } },
    { ...event, tag: "ph.click", value: "at 12:30", data: { parentId: 9, id: 10 } },
  ]);
});

describe("a body is malformed", () => {
  const withText = [...noTexts];
  withText[data] = "text";
  const textShape = [3, type, kind.smallInteger, timestamp, kind.integer, data, kind.text];
  test.each<[string, Partial<Parts>]>([
    ["with a shape that is missing", { columns: { 0: [1], [timestamp]: [10] } }],
    ["with a column that ends early", { columns: { 0: [0] } }],
    ["with a column that goes on", { columns: { 0: [0], [timestamp]: [10, 1] } }],
    ["with fewer events than it says", { eventCount: 2 }],
    ["with a column that does not exist", { shapes: [1, 999, kind.null] }],
    ["with a kind that does not exist", { shapes: [1, type, kind.object + 1] }],
    ["with a constant that does not exist", { shapes: [1, type, newConstant] }],
    ["with a shape that ends early", { shapes: [2, type, kind.null, timestamp] }],
    ["with a timestamp below zero", { columns: { 0: [0], [timestamp]: [9] } }],
    ["with an event without a timestamp", { shapes: [1, type, kind.smallInteger], columns: { 0: [0] } }],
    ["with a verbatim value nobody reads", { texts: textsOf("", "", noTexts, [1]) }],
    ["with a verbatim value that is missing", { shapes: [1, type, kind.verbatim], columns: { 0: [0] } }],
    ["with a text nobody reads", { texts: textsOf("", "", withText, []) }],
    [
      "with a text that is missing",
      { shapes: textShape, columns: { 0: [0], [timestamp]: [2], [data]: [0] } },
    ],
    [
      "with a text told before it is written",
      {
        texts: textsOf("", "", withText, []),
        shapes: textShape,
        columns: { 0: [0], [timestamp]: [2], [data]: [1] },
      },
    ],
    ["with texts for other columns", { texts: textsOf("", "", [], []) }],
    ["with names that are no texts", { texts: textsOf([1], "", noTexts, []) }],
    ["with texts that are none", { texts: textsOf({}, "", noTexts, []) }],
    ["without texts", { texts: [] }],
    ["without digits", { texts: ["", "", noTexts, []] }],
    ["with digits that are no text", { texts: ["", "", noTexts, [], [], 5] }],
    ["with digits for a column that has no texts", { texts: ["", "", noTexts, [], [999], ""] }],
    ["with digits for what is no column", { texts: ["", "", noTexts, [], ["map"], ""] }],
    ["with more digits than places", { texts: ["", "", withText, [], [data], "1"] }],
    [
      "with fewer digits than places",
      { texts: ["", "", [...noTexts.slice(1), "00"], [], [noTexts.length - 1], "1"] },
    ],
    [
      "with a parent that nobody told",
      { shapes: [1, column("parentId"), kind.integer], columns: { 0: [0], [column("parentId")]: [2] } },
    ],
    [
      "with a parent further up than is looked for",
      { shapes: [1, column("parentId"), kind.integer], columns: { 0: [0], [column("parentId")]: [2 ** 40] } },
    ],
    [
      "with differences that lead out of range",
      { eventCount: 3, columns: { 0: [0, 0, 0], [timestamp]: Array(3).fill(2 ** 53 - 2) } },
    ],
  ])("%s", (_, changes) => {
    expect(() => decodeColumns(bodyOf(changes))).toThrow(refusal("body_malformed"));
  });

  test("cut off anywhere, or followed by anything", () => {
    const body = bodyOf({});
    for (let length = 0; length < body.length; length++) {
      expect(() => decodeColumns(body.subarray(0, length))).toThrow(refusal("body_malformed"));
    }
    expect(() => decodeColumns(Uint8Array.from([...body, 0]))).toThrow(refusal("body_malformed"));
  });
});

describe("a small body cannot grow without bound", () => {
  test("by objects in one another", () => {
    const nest = { shapes: [1, data, kind.object], columns: { 0: [0], [data]: Array(20_000).fill(0) } };
    expect(() => decodeColumns(bodyOf(nest))).toThrow(refusal("too_deep"));
  });

  test("by lists in one another", () => {
    const nest = {
      shapes: [1, data, kind.objects],
      columns: { 0: [0], [data]: Array(20_000).fill([1, 0]).flat() },
    };
    expect(() => decodeColumns(bodyOf(nest))).toThrow(refusal("too_deep"));
  });

  test("by JSON in one another among the verbatim values", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(2_000)}${"]".repeat(2_000)}`);
    expect(() => decodeColumns(bodyOf({ texts: textsOf("", "", noTexts, [deep]) }))).toThrow(
      refusal("too_deep"),
    );
  });

  test("by a list that is longer than its column", () => {
    const list = { shapes: [1, data, kind.integers], columns: { 0: [0], [data]: [2 ** 40] } };
    expect(() => decodeColumns(bodyOf(list))).toThrow(refusal("too_many"));
  });

  test("by a large shape used often", () => {
    const shapes = [1, data, kind.objects, 1_000, ...Array(1_000).fill([type, kind.null]).flat()];
    const columns = { 0: [0], [data]: [100_000, ...Array(100_000).fill(1)] };
    const body = bodyOf({ shapes, columns });
    const limits = { ...chunkLimits, maxChars: Number.POSITIVE_INFINITY };
    expect(() => decodeColumns(body, limits)).toThrow(refusal("too_many"));
  });

  test("by a long text used often", () => {
    const texts = [...noTexts];
    texts[data] = "x".repeat(100_000);
    const columns = { 0: [0], [data]: [100_000, 0, ...Array(99_999).fill(1)] };
    const body = bodyOf({ texts: textsOf("", "", texts, []), shapes: [1, data, kind.texts], columns });
    expect(() => decodeColumns(body)).toThrow(refusal("too_many"));
  });

  test("by a long name or constant used often", () => {
    const columns = { 0: [0], [data]: [100_000, ...Array(100_000).fill(1)] };
    const shapes = [1, data, kind.objects, 1, type, newConstant];
    const body = bodyOf({ texts: textsOf("", "x".repeat(100_000), noTexts, []), shapes, columns });
    expect(() => decodeColumns(body)).toThrow(refusal("too_many"));
  });

  test("by texts that are empty", () => {
    const body = bodyOf({ texts: textsOf("", "\u007f".repeat(chunkLimits.maxValues + 1), noTexts, []) });
    expect(() => decodeColumns(body)).toThrow(refusal("too_many"));
  });

  test("by more events than allowed", () => {
    expect(() => decodeColumns(bodyOf({ eventCount: 2 ** 40 }))).toThrow(refusal("too_many"));
  });
});
