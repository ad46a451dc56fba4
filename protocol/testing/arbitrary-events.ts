import fc from "fast-check";
import type { ReplayEvent } from "../events.ts";

/** Events for property tests: shaped as rrweb's, with surprises in every place. */

const id = fc.oneof(fc.nat({ max: 200 }), fc.maxSafeInteger());
const text = fc.oneof(
  fc.constantFrom("", "\n  ", "row", "a\u007fb", "\u007f", "\ud800", "é😀", "__proto__", "ph-asset:x"),
  fc.constantFrom("0", "7", "007", "-7", "1e3", "1.50", "999999999", "1000000000", "٣"),
  fc.string({ unit: "binary" }),
);
const attributes = fc.dictionary(
  fc.oneof(fc.constantFrom("class", "id", "style", "data-id", "type", "__proto__", "a\u007f"), fc.string()),
  fc.oneof({ weight: 6, arbitrary: text }, fc.constantFrom(true, null), fc.double(), fc.jsonValue()),
);

const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.record({ type: fc.constant(3), textContent: text, id }),
    fc.record(
      {
        type: fc.constant(2),
        tagName: text,
        attributes,
        childNodes: fc.array(tie("node")),
        id,
        isSVG: fc.boolean(),
      },
      { requiredKeys: ["type", "tagName"] },
    ),
    fc.record({ type: fc.nat({ max: 40 }), rootId: id, extra: fc.jsonValue() }, { requiredKeys: [] }),
  ),
}));

const surprise = fc.jsonValue({ maxDepth: 3 });
const orSurprise = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: surprise });
const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  orSurprise(fc.array(orSurprise(one), { maxLength: 6 }));

const mutation = fc.record(
  {
    source: fc.constant(0),
    texts: list(fc.record({ id, value: fc.option(text) })),
    attributes: list(fc.record({ id, attributes })),
    removes: list(fc.record({ parentId: id, id })),
    adds: list(fc.record({ parentId: id, nextId: fc.option(id), node })),
    isAttachIframe: fc.boolean(),
  },
  { requiredKeys: ["source"] },
);
const coordinate = fc.oneof(fc.integer(), fc.double());
const positions = list(fc.record({ x: coordinate, y: coordinate, id, timeOffset: fc.integer({ max: 0 }) }));
const data = fc.oneof(
  mutation,
  fc.record({ node, initialOffset: fc.record({ left: coordinate, top: coordinate }) }),
  fc.record({ source: fc.constantFrom(1, 6, 12), positions }),
  fc.record({ source: fc.constant(2), type: fc.nat({ max: 10 }), id, x: coordinate, y: coordinate }),
  fc.record({ source: fc.constant(5), text, isChecked: fc.boolean(), id }),
  surprise,
);

export const anyEvent: fc.Arbitrary<ReplayEvent> = fc
  .record(
    { type: fc.nat({ max: 40 }), data, timestamp: fc.maxSafeNat(), delay: surprise },
    {
      requiredKeys: ["type", "data", "timestamp"],
    },
  )
  .map((event) => (event.type > 7 ? { ...event, type: 2 + (event.type % 2) } : event));

export const anyEvents = fc.array(anyEvent, { maxLength: 8 });
