import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sealTailBytes, sealTailChunks } from "../../protocol/limits.ts";
import { readTimeline } from "../archive/timelines.ts";
import type { Env } from "../env.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { callApi } from "../testing/call.ts";
import { allEvents, archiveDown, catalogDown, ring, setClock } from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk, scrollEvent } from "../testing/make-chunk.ts";
import { noise } from "../testing/noise.ts";
import { chunk, postBytes, postEvents, visit } from "../testing/post-chunk.ts";
import {
  append,
  freshAddress,
  quiet,
  sealedEvents,
  sessionRow,
  stubOf,
  visitChunks,
} from "../testing/session.ts";

const minuteMs = 60_000;

const logged = vi.fn();
beforeEach(() => {
  logged.mockClear();
  vi.spyOn(console, "error").mockImplementation(logged);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const segments = async (address: Parameters<typeof readTimeline>[1]) =>
  (await readTimeline(env.ARCHIVE, address))?.segments.map(({ n }) => n);

test("R2 down for six hours: the visitor goes on, alarms fail and ring again, and then nothing is missing", async () => {
  const startedAtMs = Date.now();
  const address = freshAddress(startedAtMs);
  const tabId = freshTabId();
  const up = archiveDown();
  let sent = 0;
  for (let atMs = startedAtMs; atMs < startedAtMs + 360 * minuteMs; atMs += 10 * minuteMs) {
    setClock(atMs);
    const events = [clickEvent(`click ${sent}`, atMs), scrollEvent(sent, atMs + 1)];
    expect((await append(address, makeChunk(tabId, sent, events))).kind).toBe("accepted");
    sent += 1;
    setClock(atMs + 6 * minuteMs);
    expect(await ring(address)).toBe(true);
    if (sent % 3 === 0) await evictDurableObject(stubOf(address));
  }
  expect((await readTail(env, address, 0)).receivedAtMs).toHaveLength(sent);
  up();
  setClock(startedAtMs + 370 * minuteMs);
  expect(await ring(address)).toBe(true);
  expect((await readTail(env, address, 0)).frames).toHaveLength(0);
  const texts = (await sealedEvents(address)).filter(({ type }) => type === 5);
  expect(texts).toHaveLength(sent);
  expect(await sessionRow(address)).toMatchObject({ status: "completed", event_count: 2 * sent });
});

test("R2 down while a large session goes on: full tails wait one behind another and are all sealed", async () => {
  const address = freshAddress();
  const tabId = freshTabId();
  const up = archiveDown();
  let sentBytes = 0;
  let seq = 0;
  for (; sentBytes < 2.5 * sealTailBytes; seq += 1) {
    const frame = makeChunk(tabId, seq, [clickEvent(noise(1_500_000), Date.now())]);
    expect((await append(address, frame)).kind).toBe("accepted");
    sentBytes += frame.length;
  }
  const answered = await readTail(env, address, 0);
  expect(answered.receivedAtMs).toHaveLength(seq);
  up();
  await settleSession(env, address, quiet());
  const timeline = await readTimeline(env.ARCHIVE, address);
  expect(timeline?.segments.map(({ n }) => n)).toEqual([0, 1, 2]);
  for (const { bytes } of timeline?.segments ?? []) expect(bytes).toBeLessThan(1.5 * sealTailBytes);
  expect(await sealedEvents(address)).toHaveLength(seq);
});

test("D1 down at index: the chunk is kept, and the session listed by its seal", async () => {
  const address = freshAddress();
  const { events, frames } = visitChunks();
  const up = catalogDown();
  for (const frame of frames) expect((await append(address, frame)).kind).toBe("accepted");
  await expect.poll(() => logged.mock.calls.length).toBeGreaterThan(0);
  await settleSession(env, address, quiet());
  up();
  expect(await sessionRow(address)).toBeNull();
  await settleSession(env, address, quiet());
  expect(await sessionRow(address)).toMatchObject({ status: "completed", event_count: events.length });
  expect(await segments(address)).toEqual([0]);
  expect(await allEvents(address)).toEqual(events);
});

describe("an object that cannot answer: the recorder is told to come again, and nothing is lost", () => {
  test.each(["overloaded", "retryable"])("%s", async (mark) => {
    const one = await visit();
    const broken: DurableObjectNamespace = Object.assign(Object.create(env.SESSION), {
      getByName: () => ({
        append: async () => {
          throw Object.assign(new Error("try again"), { [mark]: true });
        },
      }),
    });
    const sent = chunk(one);
    const refused = await postBytes(sent, { SESSION: broken } as Partial<Env>);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "overloaded" });
    expect(await (await postBytes(sent)).json()).toMatchObject({ status: "accepted" });
  });
});

test("a viewer that never reads: answers to it hang, and the session goes on", async () => {
  const one = await visit();
  const address = { websiteId: one.website.websiteId, sessionId: one.place.sessionId };
  await postEvents(one.website, one.place, visitChunks().events);
  await settleSession(env, address, quiet());
  await postEvents(one.website, { ...one.place, seq: 1 }, [clickEvent(noise(1_000_000), Date.now())]);
  const unread: Response[] = [];
  for (const rest of ["/tail", "/segments/0", "", "/timeline"]) {
    unread.push(await callApi(one.website, `/api/replay/${one.place.sessionId}${rest}`));
  }
  for (let seq = 2; seq < 12; seq += 1) {
    const taken = await postEvents(one.website, { ...one.place, seq }, [clickEvent("Tea", Date.now())]);
    expect(taken.status).toBe(200);
  }
  await settleSession(env, address, quiet());
  expect(await segments(address)).toEqual([0, 1]);
  expect(unread.every(({ status, bodyUsed }) => status === 200 && !bodyUsed)).toBe(true);
  await Promise.all(unread.map(({ body }) => body?.cancel()));
});

test("2,000 chunks a second at one session: all are kept, and another session is answered between them", async () => {
  const [busy, other] = [freshAddress(), freshAddress()];
  const atMs = Date.now();
  const tabs = Array.from({ length: 4 }, freshTabId);
  const perTab = 1_000;
  const otherTab = freshTabId();
  let otherKept = 0;
  for (let from = 0; from < perTab; from += 50) {
    const burst = tabs.flatMap((tabId) =>
      Array.from({ length: 50 }, (_, i) =>
        makeChunk(tabId, from + i, [scrollEvent(from + i, atMs + from + i)]),
      ),
    );
    const answers = Promise.all(burst.map((frame) => append(busy, frame)));
    const aside = await append(other, makeChunk(otherTab, otherKept, [scrollEvent(1, atMs)]));
    expect(aside.kind).toBe("accepted");
    otherKept += 1;
    expect(new Set((await answers).map(({ kind }) => kind))).toEqual(new Set(["accepted"]));
  }
  const { completeness } = await readTail(env, busy, 0);
  expect(completeness).toMatchObject({ chunksReceived: tabs.length * perTab, gaps: [], isTruncated: false });
  await settleSession(env, busy, quiet());
  const timeline = await readTimeline(env.ARCHIVE, busy);
  const sealed = timeline?.segments.map(({ chunks }) => chunks.length) ?? [];
  expect(sealed.every((chunks) => chunks <= sealTailChunks)).toBe(true);
  expect(sealed.reduce((sum, chunks) => sum + chunks, 0)).toBe(tabs.length * perTab);
  expect((await readTail(env, other, 0)).completeness).toMatchObject({ chunksReceived: otherKept });
}, 60_000);
