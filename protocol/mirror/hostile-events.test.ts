import * as fc from "fast-check";
import { expect, it } from "vitest";
import { decodeEvents, encodeEvents } from "../codec/codecs.ts";
import { eventType, type ReplayEvent } from "../events.ts";
import { codecNumber } from "../frame-header.ts";
import { Mirror } from "./mirror.ts";

/** Few ids, so that they meet: parents below their children, ids taken twice, siblings of other parents. */
const id: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -1, max: 9 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const attributes = fc.dictionary(
  fc.constantFrom(
    "style",
    "_cssText",
    "value",
    "checked",
    "open",
    "type",
    "__proto__",
    "constructor",
    "rr_mediaState",
  ),
  fc.oneof(fc.string(), fc.constant(null), fc.constant(true), fc.dictionary(fc.string(), fc.jsonValue())),
);
const { node } = fc.letrec<{ node: Record<string, unknown> }>((tie) => ({
  node: fc.record(
    {
      id,
      type: fc.constantFrom(0, 1, 2, 3, 4, 5, "2"),
      tagName: fc.constantFrom("style", "iframe", "textarea", "div", "html", "video", "input", "link", 5),
      attributes,
      textContent: fc.oneof(fc.string(), fc.constant(null)),
      childNodes: fc.array(fc.oneof({ maxDepth: 4 }, tie("node"), tie("node"), fc.jsonValue()), {
        maxLength: 4,
      }),
      isShadow: fc.boolean(),
      rootId: id,
    },
    { requiredKeys: ["id", "type"] },
  ),
}));
const listOf = <One>(one: fc.Arbitrary<One>) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.array(one, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constant([null]) },
  );
const data = fc.record(
  {
    source: fc.constantFrom(0, 0, 0, 0, 3, 4, 5, 7, 8, 10, 13, 15, 99),
    id,
    styleId: id,
    adds: listOf(
      fc.record(
        {
          parentId: id,
          nextId: fc.oneof(id, fc.constant(null)),
          previousId: id,
          node,
          rule: fc.string(),
          index: id,
        },
        { requiredKeys: ["parentId", "node"] },
      ),
    ),
    removes: listOf(fc.record({ id, parentId: id, index: id })),
    texts: listOf(fc.record({ id, value: fc.oneof(fc.string(), fc.constant(null)) })),
    attributes: listOf(fc.record({ id, attributes })),
    styles: fc.array(
      fc.record({ styleId: id, rules: fc.array(fc.record({ rule: fc.string(), index: id })) }),
      { maxLength: 3 },
    ),
    styleIds: fc.array(id, { maxLength: 3 }),
    set: fc.record({ property: fc.string(), value: fc.string() }),
    index: fc.array(fc.nat(3), { maxLength: 2 }),
    replaceSync: fc.string(),
    x: id,
    y: id,
    text: fc.string(),
    type: id,
    currentTime: id,
  },
  { requiredKeys: ["source"] },
);
const event: fc.Arbitrary<ReplayEvent> = fc.oneof(
  {
    weight: 1,
    arbitrary: node.map((one) => ({ type: eventType.fullSnapshot, data: { node: one }, timestamp: 1 })),
  },
  { weight: 5, arbitrary: data.map((one) => ({ type: eventType.incremental, data: one, timestamp: 2 })) },
  { weight: 1, arbitrary: fc.jsonValue().map((one) => ({ type: eventType.meta, data: one, timestamp: 3 })) },
);
const start: ReplayEvent = {
  type: eventType.fullSnapshot,
  data: {
    node: {
      type: 0,
      id: 0,
      childNodes: [{ type: 2, id: 1, tagName: "html", attributes: {}, childNodes: [] }],
    },
  },
  timestamp: 0,
};

it("takes any events without a throw; what it writes goes through the codec and makes the same page again", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const mirror = new Mirror();
      for (const one of [start, ...events]) mirror.apply(one);
      const snapshot = JSON.parse(JSON.stringify(mirror.snapshot(9)));
      const decoded = decodeEvents(codecNumber.columns, encodeEvents(codecNumber.columns, snapshot));
      expect(decoded).toEqual(snapshot);
      const again = new Mirror();
      for (const one of decoded) again.apply(one);
      expect(again.nodeCount).toBe(mirror.nodeCount);
      expect(again.text()).toBe(mirror.text());
      expect(JSON.parse(JSON.stringify(again.snapshot(9)))).toEqual(snapshot);
    }),
    { numRuns: 400 },
  );
}, 30_000);
