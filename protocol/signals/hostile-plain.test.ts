import fc from "fast-check";
import { expect, test } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { codecNumber } from "../frame-header.ts";
import { isJsonObject } from "../json-object.ts";
import { Mirror } from "../mirror/mirror.ts";
import { anyEvent } from "../testing/arbitrary-events.ts";
import { signalStartMs, signalTab } from "../testing/signals-of.ts";
import { countSignals, type SignalCount } from "./signal-count.ts";

/** It rides in every chunk's row. */
const maxStateChars = 60_000;

const id = fc.oneof(fc.nat({ max: 20 }), fc.jsonValue());
const timestamp = fc.integer({ min: signalStartMs, max: signalStartMs + 20_000 });
const click = fc.record({
  type: fc.constant(eventType.incremental),
  data: fc.record({
    source: fc.constant(incrementalSource.mouseInteraction),
    type: fc.constantFrom(2, 0),
    id,
  }),
  timestamp,
});
const selection = fc.record({
  type: fc.constant(eventType.incremental),
  data: fc.record({ source: fc.constant(incrementalSource.selection), ranges: fc.jsonValue() }),
  timestamp,
});
const wild = fc.string({ minLength: 3_000, maxLength: 6_000 });
const attributes = fc.dictionary(
  fc.constantFrom("id", "class", "role", "href", "name", "aria-label", "value", "type", "disabled"),
  fc.oneof(wild, fc.jsonValue(), fc.constantFrom("buy", "button", "#", "constructor", "__proto__")),
);
const tagName = fc.oneof(wild, fc.constantFrom("button", "a", "input", "svg", "__proto__"));
const snapshot = fc.array(fc.tuple(tagName, attributes), { maxLength: 12 }).map(
  (elements): ReplayEvent => ({
    type: eventType.fullSnapshot,
    data: {
      node: {
        ...{ type: 0, id: 1 },
        childNodes: elements.map(([tag, own], n) => ({
          ...{ type: 2, id: n + 2, tagName: tag, attributes: own },
          childNodes: [{ type: 3, id: n + 30, textContent: "words" }],
        })),
      },
    },
    timestamp: signalStartMs,
  }),
);

test("no plain recording makes its judge throw, or what is remembered of it grow without bound", {
  timeout: 30_000,
}, () => {
  const events = fc.array(fc.oneof(click, selection, snapshot, anyEvent), { maxLength: 60 });
  fc.assert(
    fc.property(events, (list) => {
      const mirror = new Mirror();
      let count: SignalCount | undefined;
      for (const event of list) {
        const nameOf = () => (isJsonObject(event.data) ? mirror.name(event.data.id) : null);
        count = countSignals(count, [event], { tabId: signalTab, codec: codecNumber.json, nameOf });
        mirror.apply(event);
      }
      expect(JSON.stringify(count ?? null).length).toBeLessThan(maxStateChars);
      for (const { element } of count?.unsealed ?? []) {
        expect(element?.selector.length ?? 0).toBeLessThanOrEqual(200);
        expect(element?.text.length ?? 0).toBeLessThanOrEqual(80);
      }
    }),
    { numRuns: 40, seed: 5 },
  );
});
