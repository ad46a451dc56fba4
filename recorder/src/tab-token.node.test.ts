import { expect, test } from "vitest";
import { makeSessionId, makeTabId } from "../../protocol/ids.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { createTab } from "./tab.ts";
import { parseTabToken, tokenFor } from "./tab-token.ts";

const first = makeSessionId("tag", 1_790_000_000_000, "a".repeat(16));
const second = makeSessionId("tag", 1_790_000_000_000, "b".repeat(16));
const tabId = makeTabId("t".repeat(12));
const freshId = makeTabId("f".repeat(12));

test("seq goes on over pages of one session and begins anew in another", () => {
  const found = { tabId, sessionId: first, nextSeq: 7, hasHeld: true };
  expect(tokenFor(found, first, freshId)).toEqual(found);
  expect(tokenFor(found, second, freshId)).toEqual({ tabId, sessionId: second, nextSeq: 0, hasHeld: false });
  expect(tokenFor(null, first, freshId)).toEqual({
    tabId: freshId,
    sessionId: first,
    nextSeq: 0,
    hasHeld: false,
  });
});

test("what is no token is none", () => {
  const good = { tabId, sessionId: first, nextSeq: 3, hasHeld: true };
  expect(parseTabToken(JSON.stringify(good))).toEqual(good);
  const broken = [
    null,
    "",
    "7",
    JSON.stringify({ ...good, nextSeq: -1 }),
    JSON.stringify({ ...good, tabId: "x" }),
  ];
  for (const text of broken) expect(parseTabToken(text)).toBeNull();
});

test("a document takes the token, so that a copy of its storage finds none, and hands it back", () => {
  const store = memoryStore();
  const tab = createTab(store, first);
  expect(tab.takeSeq()).toBe(0);
  const twin = createTab(memoryStore(), first);
  expect(twin.current().tabId).not.toBe(tab.current().tabId);
  expect(store.read()).toBeNull();
  tab.handBack();
  const next = createTab(store, first);
  expect(next.current()).toEqual({ ...tab.current(), nextSeq: 1 });
});

test("what is cut after the token was handed back counts all the same", () => {
  const store = memoryStore();
  const tab = createTab(store, first);
  tab.handBack();
  tab.takeSeq();
  expect(createTab(store, first).takeSeq()).toBe(1);
});

test("a token that comes late is still taken, as long as nothing was cut", () => {
  const store = memoryStore();
  const before = createTab(store, first);
  before.takeSeq();
  const after = createTab(store, first);
  before.handBack();
  expect(after.takeLate()).toBe(true);
  expect(after.current()).toEqual({
    tabId: before.current().tabId,
    sessionId: first,
    nextSeq: 1,
    hasHeld: false,
  });

  const cut = createTab(store, first);
  cut.takeSeq();
  before.handBack();
  expect(cut.takeLate()).toBe(false);
});
