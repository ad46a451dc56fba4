import { describe, expect, test } from "vitest";
import { makeSessionId } from "../../protocol/ids.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { enterShared, isAsk, makeAnswer, makeAsk, readAnswer } from "./frame-session.ts";
import { openSession } from "./open-session.ts";
import { parseSession } from "./session-rule.ts";

const nowMs = 1_800_000_000_000;
const sessionId = makeSessionId("shop", nowMs - 60_000, "abcdefghijklmnop");
const shared = { sessionId, engaged: true, chosen: false };

describe("what page and frame say to each other", () => {
  test("is read as it was meant, by the holder of the same key and tag alone", () => {
    expect(isAsk(makeAsk("pk_1"), "pk_1")).toBe(true);
    expect(isAsk(makeAsk("pk_1"), "pk_2")).toBe(false);
    expect(readAnswer(makeAnswer("pk_1", shared), "pk_1", "shop")).toEqual(shared);
    expect(readAnswer(makeAnswer("pk_1", shared), "pk_2", "shop")).toBeNull();
    expect(readAnswer(makeAnswer("pk_1", shared), "pk_1", "bank")).toBeNull();
  });

  test.each([
    null,
    undefined,
    "text",
    7,
    [],
    {},
    makeAsk("pk_1"),
    { kind: "playhead:session", siteKey: "pk_1" },
  ])("%j is no answer", (data) => {
    expect(readAnswer(data, "pk_1", "shop")).toBeNull();
  });

  test("holds nothing of the visitor", () => {
    expect(Object.keys(makeAnswer("pk_1", shared)).sort()).toEqual(
      ["chosen", "engaged", "kind", "sessionId", "siteKey"].sort(),
    );
  });
});

describe("a frame that enters", () => {
  test("goes on in the page's session, with the time it began, under a visitor of its own", () => {
    const store = memoryStore();
    const before = openSession(store, "shop", nowMs - 1_000);
    enterShared(store, shared, nowMs);
    const record = openSession(store, "shop", nowMs);
    expect(record).toMatchObject({ sessionId, engaged: true, startedAtMs: nowMs - 60_000, isGuest: true });
    expect(record.visitorId).toBe(before.visitorId);
    expect(record.secret).toBe(before.secret);
  });

  test("again, keeps what has become of it meanwhile", () => {
    const store = memoryStore();
    enterShared(store, { ...shared, chosen: true }, nowMs);
    enterShared(store, { ...shared, engaged: false }, nowMs + 1_000);
    expect(parseSession(store.read())).toMatchObject({ engaged: true, chosen: true });
  });

  test("is a guest no more in a session that follows by itself", () => {
    const store = memoryStore();
    enterShared(store, shared, nowMs);
    expect(openSession(store, "shop", nowMs + 31 * 60_000).isGuest).toBe(false);
  });
});
