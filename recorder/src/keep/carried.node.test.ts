import { expect, test } from "vitest";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { makeSessionId } from "../../../protocol/ids.ts";
import { memoryStore } from "../../testing/memory-store.ts";
import { createCarried } from "./carried.ts";

const mine = makeSessionId("tag", 1_790_000_000_000, "a".repeat(16));
const other = makeSessionId("tag", 1_790_000_000_000, "b".repeat(16));
const events: ReplayEvent[] = [{ type: 5, data: { tag: "ph.tag" }, timestamp: 1 }];

test("the tab's next page takes what its page before left, once", () => {
  const store = memoryStore();
  createCarried(store).put(mine, events);
  expect(createCarried(store).take(mine)).toEqual(events);
  expect(createCarried(store).take(mine)).toEqual([]);
});

test("what was left in another session is no part of this one, and is not kept", () => {
  const store = memoryStore();
  createCarried(store).put(other, events);
  expect(createCarried(store).take(mine)).toEqual([]);
  expect(store.read()).toBeNull();
});

test("a page that lives on hears whether another has taken what it left", () => {
  const store = memoryStore();
  const carried = createCarried(store);
  carried.put(mine, events);
  expect(carried.takeBack()).toBe("kept");
  expect(store.read()).toBeNull();
  carried.put(mine, events);
  createCarried(store).take(mine);
  expect(carried.takeBack()).toBe("gone");
});

test("a page that has left nothing misses nothing, and leaves alone what another has left", () => {
  const store = memoryStore();
  createCarried(store).put(mine, events);
  expect(createCarried(store).takeBack()).toBe("kept");
  expect(store.read()).not.toBeNull();
});

test("more than a page may take of its tab's storage is not left there", () => {
  const store = memoryStore();
  const carried = createCarried(store);
  carried.put(mine, [{ type: 5, data: "x".repeat(1_000_000), timestamp: 1 }]);
  expect(store.read()).toBeNull();
  expect(carried.takeBack()).toBe("kept");
});

const large = "x".repeat(600_000);
const snapshot: ReplayEvent = { type: 2, data: { node: large }, timestamp: 1 };
const changes: ReplayEvent = { type: 3, data: { source: 0, adds: [large] }, timestamp: 1 };
const scroll: ReplayEvent = { type: 3, data: { source: 3, id: 1, x: 0, y: 9 }, timestamp: 2 };
const click: ReplayEvent = { type: 5, data: { tag: "ph.click" }, timestamp: 3 };

test.each<[what: string, left: ReplayEvent[], kept: ReplayEvent[]]>([
  [
    "a large page's beginning and all that was done there",
    [snapshot, changes, scroll, click],
    [snapshot, scroll, click],
  ],
  ["what was done on a page too large to be shown", [snapshot, snapshot, scroll, click], [scroll, click]],
  [
    "the newest of what was done",
    [click, { ...click, text: large }, { ...click, text: large }, scroll],
    [{ ...click, text: large }, scroll],
  ],
])("of too much, %s is left", (_what, left, kept) => {
  const store = memoryStore();
  createCarried(store).put(mine, left);
  expect(store.read()?.length).toBeLessThan(1_000_000);
  expect(createCarried(store).take(mine)).toEqual(kept);
});

test.each(["", "{", "null", "{}", "[1]"])("%j, which nobody of ours wrote, is nothing", (text) => {
  const store = memoryStore();
  store.write(text);
  expect(createCarried(store).take(mine)).toEqual([]);
});
