import { expect, test } from "vitest";
import { customEvent, type ReplayEvent } from "../../../protocol/events.ts";
import { makeTabId } from "../../../protocol/ids.ts";
import { memoryStore } from "../../testing/memory-store.ts";
import { createLiveSession } from "../session.ts";
import { createWatch } from "./watch.ts";

const startMs = 1_790_000_000_000;

const clickThatFails = (selector: string, atMs: number): ReplayEvent[] => [
  customEvent(
    "ph.click",
    { x: 10, y: 10, selector, text: "Pay", nodeId: 4, claim: "control" },
    startMs + atMs,
  ),
  customEvent(
    "ph.error",
    { kind: "error", message: "no", stack: "", source: "", line: 1, column: 1 },
    startMs + atMs + 10,
  ),
];

test("a page hears of every signal, and only the first of its kind at an element is news", () => {
  const heard: [kind: string, selector: string | undefined, isNews: boolean][] = [];
  const watch = createWatch(
    { trigger: "all" },
    {
      session: createLiveSession(memoryStore(), "demo", startMs),
      tabId: () => makeTabId("t".repeat(12)),
      isValuablePage: () => false,
      timer: () => ({ arm: () => undefined, disarm: () => undefined, isArmed: () => false }),
      store: memoryStore(),
      onSignal: ({ kind, element }, isNews) => heard.push([kind, element?.selector, isNews]),
      onTrigger: () => undefined,
    },
  );
  const events = [
    ...clickThatFails("#pay", 0),
    ...clickThatFails("#pay", 5_000),
    ...clickThatFails("#other", 10_000),
  ];
  for (const event of events) watch.see(event);
  expect(heard).toEqual([
    ["errorClick", "#pay", true],
    ["errorClick", "#pay", false],
    ["errorClick", "#other", true],
  ]);
});
