import { expect, test } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { codecNumber } from "../frame-header.ts";
import type { NodeName } from "../mirror/name-node.ts";
import { changeAt, clickAt, laterAt, pageAt, signalStartMs, signalTab } from "../testing/signals-of.ts";
import type { NameOf } from "./judge-plain.ts";
import { countSignals, type SignalCount } from "./signal-count.ts";

const meta: ReplayEvent = {
  type: eventType.meta,
  data: { href: "https://shop.example/plain", width: 1_000, height: 800 },
  timestamp: signalStartMs - 100,
};
const plainClickAt = (afterMs: number): ReplayEvent =>
  changeAt(afterMs, incrementalSource.mouseInteraction, { type: 2, id: 7, x: 100, y: 50 });
const changedAt = (afterMs: number, id = 30): ReplayEvent =>
  changeAt(afterMs, incrementalSource.mutation, {
    ...{ adds: [], removes: [], attributes: [] },
    texts: [{ id, value: "x" }],
  });
const buy: NodeName = { nodeId: 5, selector: "#buy", text: "Buy", claim: "control", isDisabled: false };
const signalsIn = (events: readonly ReplayEvent[], codec: number = codecNumber.json, nameOf?: NameOf) =>
  countSignals(undefined, events, { tabId: signalTab, codec, nameOf })?.unsealed ?? [];
/** As who has the page names what was hit. */
const namedIn = (events: readonly ReplayEvent[], name: Partial<NodeName> = {}) =>
  signalsIn(events, codecNumber.json, () => ({ ...buy, ...name })).map(({ kind }) => kind);

const clicks = [0, 300, 600].map(plainClickAt);

test("a rage click is found in a plain recording, with its page and node", () => {
  expect(signalsIn([meta, ...clicks, laterAt(2_000)])).toMatchObject([
    { kind: "rageClick", url: "https://shop.example/plain", element: { nodeId: 7 } },
  ]);
});

test("a change soon after each click answers it", () => {
  const events = clicks.flatMap((click, n) => [click, changedAt(n * 300 + 40)]);
  expect(signalsIn([meta, ...events, laterAt(2_000)])).toEqual([]);
});

test("scrolling back and forth is found by the window its meta event tells", () => {
  const scrolls = [0, 500, 0, 500, 0, 500].map((y, n) =>
    changeAt(n * 600, incrementalSource.scroll, { id: 1, x: 0, y }),
  );
  expect(signalsIn([meta, ...scrolls])).toMatchObject([{ kind: "scrollThrash" }]);
});

test("a click that our recorder tells as well is one", () => {
  const page = pageAt(-50, "https://shop.example/");
  const twice = [0, 300].flatMap((at) => [plainClickAt(at), clickAt(at + 1)]);
  expect(signalsIn([meta, page, ...twice, laterAt(2_000)])).toEqual([]);
  expect(signalsIn([meta, page, ...twice, clickAt(601), laterAt(2_000)])).toHaveLength(1);
  expect(signalsIn([...clicks, laterAt(2_000)], codecNumber.columns)).toEqual([]);
});

test("a click at a control that nothing answers is dead once the time for an answer is over", () => {
  const click = plainClickAt(5_000);
  expect(namedIn([meta, click, laterAt(7_499)])).toEqual([]);
  expect(namedIn([meta, click, laterAt(7_500)])).toEqual(["deadClick"]);
  expect(namedIn([meta, click, laterAt(7_500)], { claim: "none" })).toEqual(["plainClick"]);
  expect(namedIn([meta, click, laterAt(7_500)], { claim: "none", isDisabled: true })).toEqual(["deadClick"]);
});

test.each<[string, ReplayEvent[]]>([
  ["a change of the page", [changedAt(5_300)]],
  [
    "a change besides those that the page makes anyway",
    [changedAt(1_000), changedAt(5_200), changedAt(5_300, 31)],
  ],
  ["scrolling", [changeAt(5_300, incrementalSource.scroll, { id: 1, x: 0, y: 300 })]],
  ["another page", [{ ...meta, timestamp: signalStartMs + 7_000 }]],
  ["a medium", [changeAt(5_300, incrementalSource.mediaInteraction, { id: 4, type: 0 })]],
])("%s answers it", (_what, answer) => {
  const events = [meta, plainClickAt(5_000), ...answer, laterAt(9_000)];
  expect(namedIn(events.toSorted((a, b) => a.timestamp - b.timestamp))).toEqual([]);
});

test.each<[string, ReplayEvent[]]>([
  ["what the page changes by itself", [changedAt(1_000), changedAt(3_000), changedAt(5_300)]],
  [
    "a caret",
    [
      changeAt(5_050, incrementalSource.selection, {
        ranges: [{ start: 3, startOffset: 1, end: 3, endOffset: 1 }],
      }),
    ],
  ],
])("%s answers nothing", (_what, answer) => {
  const events = [meta, plainClickAt(5_000), ...answer, laterAt(9_000)];
  expect(namedIn(events.toSorted((a, b) => a.timestamp - b.timestamp))).toEqual(["deadClick"]);
});

test("what may have copied, printed or fetched a file is not judged, nor what nobody can name", () => {
  const events = [meta, plainClickAt(5_000), laterAt(9_000)];
  expect(namedIn(events, { text: "Download as PDF" })).toEqual([]);
  expect(signalsIn(events)).toEqual([]);
});

test("a plain recording in one chunk or in as many as there are comes to the same", () => {
  const events = [meta, changedAt(1_000), plainClickAt(5_000), changedAt(5_300), laterAt(9_000)];
  const tab = { tabId: signalTab, codec: codecNumber.json, nameOf: () => buy };
  let cut: SignalCount | undefined;
  for (const event of events)
    cut = countSignals(JSON.parse(JSON.stringify(cut ?? null)) ?? undefined, [event], tab);
  expect(cut).toEqual(countSignals(undefined, events, tab));
  expect(cut?.counts).toEqual({ deadClick: 1 });
});
