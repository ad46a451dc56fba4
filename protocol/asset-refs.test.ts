import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attachSheets, detachSheets, sheetRefs } from "./asset-refs.ts";
import type { ReplayEvent } from "./events.ts";
import { minAssetChars } from "./limits.ts";
import { sheetHash } from "./sheet-hash.ts";

const long = (text: string): string => text.padEnd(minAssetChars, " ");
const style = (cssText: string, id = 2) => ({
  type: 2,
  tagName: "style",
  attributes: { media: "all", _cssText: cssText },
  childNodes: [{ type: 3, textContent: "", id: id + 1 }],
  id,
});
const snapshot = (...nodes: unknown[]): ReplayEvent => ({
  type: 2,
  data: { node: { type: 0, childNodes: nodes, id: 1 }, initialOffset: { left: 0, top: 0 } },
  timestamp: 5,
});
const mutation = (data: object): ReplayEvent => ({ type: 3, data: { source: 0, ...data }, timestamp: 6 });

describe("a long sheet leaves", () => {
  const cssText = long("p { color: red } /* rr_split */ a {}");
  const hash = sheetHash(cssText);
  test.each([
    ["a full snapshot", snapshot(style(cssText))],
    [
      "a node in a node",
      snapshot({ type: 2, tagName: "head", attributes: {}, childNodes: [style(cssText)], id: 9 }),
    ],
    [
      "an added node",
      mutation({ adds: [{ parentId: 1, nextId: null, node: style(cssText) }], attributes: [] }),
    ],
    [
      "an attribute change",
      mutation({ adds: [], attributes: [{ id: 4, attributes: { _cssText: cssText } }] }),
    ],
    [
      "the text of a sheet that scripts made",
      { type: 3, data: { source: 8, styleId: 1, replaceSync: cssText }, timestamp: 6 },
    ],
  ])("%s, and comes back as it was", (_, event) => {
    const before = JSON.stringify(event);
    const detached = detachSheets(event, sheetHash);
    expect(detached.hashes).toEqual([hash]);
    expect(JSON.stringify(detached.event)).toBe(JSON.stringify(event).replace(cssText, `ph-asset:${hash}`));
    expect(sheetRefs(detached.event)).toEqual([hash]);
    expect(attachSheets(detached.event, () => cssText)).toEqual(event);
    expect(JSON.stringify(event)).toBe(before);
  });

  test("with the rules of a sheet that is adopted, and they come back one by one", () => {
    const rules = [long("a {}"), "b { content: '/**/' }", "@media (x) { c {} }"].map((rule, index) => ({
      rule,
      index,
    }));
    const event = (some: unknown): ReplayEvent => ({
      type: 3,
      data: { source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: some }] },
      timestamp: 6,
    });
    let kept = "";
    const detached = detachSheets(event(rules), (text) => {
      kept = text;
      return hash;
    });
    expect(detached).toEqual({ event: event(`ph-asset:${hash}`), hashes: [hash] });
    expect(sheetRefs(detached.event)).toEqual([hash]);
    expect(attachSheets(detached.event, () => kept)).toEqual(event(rules));
    expect(attachSheets(detached.event, () => null)).toEqual(event([]));
    for (const odd of [
      [{ rule: long("a"), index: 3 }],
      [{ rule: `${long("a")}/* ph_rule */`, index: 0 }],
      [7],
      8,
    ])
      expect(detachSheets(event(odd), () => hash).event).toEqual(event(odd));
  });

  test("and its hash is told once, though it stands twice", () => {
    const detached = detachSheets(
      snapshot(style(cssText), style(long("other"), 4), style(cssText, 6)),
      sheetHash,
    );
    expect(detached.hashes).toEqual([hash, sheetHash(long("other"))]);
    expect(sheetRefs(detached.event)).toEqual(detached.hashes);
  });

  test("unless it has no hash", () => {
    const event = snapshot(style(cssText));
    expect(detachSheets(event, () => null)).toEqual({ event, hashes: [] });
  });
});

test("a short sheet stays, and its event is the very same", () => {
  const event = snapshot(style("p {}"));
  expect(detachSheets(event, sheetHash).event).toBe(event);
  expect(attachSheets(event, () => null)).toBe(event);
});

test("a change copies the path to the sheet and shares the rest", () => {
  const still = style("p {}");
  const root = { type: 0, childNodes: [still, style(long("x"), 4)], id: 1 };
  const event: ReplayEvent = { type: 2, data: { node: root }, timestamp: 5 };
  const kept: unknown[] = [];
  JSON.stringify(detachSheets(event, sheetHash).event, (_, value) => {
    kept.push(value);
    return value;
  });
  expect(kept).toContain(still);
  expect(kept).not.toContain(root);
});

test("a sheet that is missing becomes an empty one", () => {
  const { event } = detachSheets(snapshot(style(long("x"))), sheetHash);
  expect(attachSheets(event, () => null)).toEqual(snapshot(style("")));
});

test("whatever a page writes into a sheet comes back as it was", () => {
  const tail = fc.oneof(fc.string(), fc.constant(sheetHash("x")), fc.constant("inline:ph-asset:"));
  const cssTexts = fc.oneof(
    fc.string(),
    tail.map((text) => `ph-asset:${text}`),
    tail.map((text) => long(`ph-asset:inline:${text}`)),
  );
  fc.assert(
    fc.property(cssTexts, fc.boolean(), (cssText, hashes) => {
      const event = snapshot(style(cssText));
      const detached = detachSheets(event, (text) => (hashes ? sheetHash(text) : null));
      expect(sheetRefs(detached.event)).toEqual(detached.hashes);
      expect(attachSheets(detached.event, (hash) => (hash === sheetHash(cssText) ? cssText : null))).toEqual(
        event,
      );
    }),
  );
});

test("a reference that is none stays the text it is", () => {
  const event = snapshot(style("ph-asset:nothing"));
  expect(sheetRefs(event)).toEqual([]);
  expect(attachSheets(event, () => "text")).toBe(event);
});

test("an event of any shape passes unharmed", () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 3, 5), fc.jsonValue(), (type, value) => {
      for (const data of [
        value,
        { source: 0, node: value, adds: value },
        { source: 0, adds: [value], attributes: [value] },
      ]) {
        const event = { type, data, timestamp: 1 };
        expect(detachSheets(event, sheetHash).event).toBe(event);
        expect(sheetRefs(event)).toEqual([]);
      }
    }),
  );
});
