import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { makeSessionId, type SessionId } from "../../protocol/ids.ts";
import { gapPatienceMs, sessionIdMaxAgeMs } from "../../protocol/limits.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import { readTimeline } from "../archive/timelines.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { callApi } from "../testing/call.ts";
import { setClock } from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { chunk, postBytes, visit } from "../testing/post-chunk.ts";
import { append, freshAddress, quiet, sessionRow } from "../testing/session.ts";

const dayMs = 86_400_000;
const year2100Ms = Date.UTC(2100, 0, 1);

afterEach(() => {
  vi.useRealTimers();
});

/** Every time a player would draw, in server time. */
function timesOf({ tabs, pages, clicks, errors, activity }: Timeline): number[] {
  const offsets = new Map(tabs.map(({ tabId, clockOffsetMs }) => [tabId, clockOffsetMs]));
  const moments = [...pages, ...clicks, ...errors].map(({ tabId, at }) => at + (offsets.get(tabId) ?? 0));
  const ends = tabs.flatMap(({ firstAt, lastAt, clockOffsetMs }) => [
    firstAt + clockOffsetMs,
    lastAt + clockOffsetMs,
  ]);
  return [...moments, ...ends, ...activity.map(([atMs]) => atMs)];
}

/** A visit of ten seconds whose tab's clock reads `tabMs` at each of them; sealed. */
async function visitWithClock(tabMs: (second: number, serverMs: number) => number) {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  const tabId = freshTabId();
  for (let second = 0; second < 10; second += 1) {
    const nowMs = startMs + second * 1_000;
    setClock(nowMs);
    const atMs = tabMs(second, nowMs);
    const events = second === 0 ? pageEvents("https://shop.example/", atMs) : [clickEvent("Tea", atMs)];
    expect((await append(address, makeChunk(tabId, second, events))).kind).toBe("accepted");
  }
  const live = await readTail(env, address, 0);
  await settleSession(env, address, quiet());
  const row = await sessionRow(address);
  const timeline = await readTimeline(env.ARCHIVE, address);
  if (row === null || timeline === null) throw new Error("not sealed");
  return { startMs, live, row, timeline };
}

describe("a tab's clock that lies", () => {
  test.each<[string, (second: number, serverMs: number) => number]>([
    ["is off by a day", (_second, serverMs) => serverMs + dayMs],
    ["stands in 1970", (second) => second * 1_000],
    ["stands in 2100", (second) => year2100Ms + second * 1_000],
  ])("%s: the session's times are the server's", async (_, tabMs) => {
    const { startMs, live, row, timeline } = await visitWithClock(tabMs);
    expect(row).toMatchObject({ started_at: startMs, ended_at: startMs + 9_000, duration_ms: 9_000 });
    expect(live.facts).toMatchObject({ startedAtMs: startMs, endedAtMs: startMs + 9_000 });
    const seconds = timeline.clicks.map(({ at }) => at + (timeline.tabs[0]?.clockOffsetMs ?? 0) - startMs);
    expect(seconds).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((second) => second * 1_000));
  });

  test.each<[string, (second: number, serverMs: number) => number]>([
    ["jumps back by a day", (second, serverMs) => serverMs - (second < 5 ? 0 : dayMs)],
    ["jumps ahead by a day", (second, serverMs) => serverMs + (second < 5 ? 0 : dayMs)],
    ["jumps to 1970", (second, serverMs) => (second < 5 ? serverMs : second)],
    ["jumps to 2100", (second, serverMs) => (second < 5 ? serverMs : year2100Ms + second)],
    ["jumps to and fro", (second, serverMs) => serverMs + (second % 2 === 0 ? dayMs : -dayMs)],
  ])("%s: nothing lies outside the session, and nothing is lost", async (_, tabMs) => {
    const { startMs, row, timeline } = await visitWithClock(tabMs);
    expect(row).toMatchObject({ event_count: 12, click_count: 9 });
    expect(Number(row.duration_ms)).toBeGreaterThanOrEqual(0);
    expect(Number(row.started_at)).toBeGreaterThanOrEqual(startMs);
    expect(Number(row.ended_at)).toBeLessThanOrEqual(startMs + 9_000);
    expect(timeline.clicks).toHaveLength(9);
    for (const atMs of timesOf(timeline)) {
      expect(atMs).toBeGreaterThanOrEqual(startMs - 5_000);
      expect(atMs).toBeLessThanOrEqual(startMs + 9_000);
    }
  });

  test("lies in the live answer as little as in the sealed one", async () => {
    const one = await visit();
    const atMs = Date.now();
    const body = makeChunk(one.place.tabId, 0, pageEvents("https://shop.example/", atMs));
    await postBytes(chunk(one, { body }));
    const later = makeChunk(one.place.tabId, 1, [clickEvent("Tea", year2100Ms)], { cutAtMs: atMs });
    await postBytes(chunk({ ...one, place: { ...one.place, seq: 1 } }, { body: later }));
    const answer = await callApi(one.website, `/api/replay/${one.place.sessionId}/timeline`);
    const { timeline } = await answer.json<{ timeline: Timeline }>();
    expect(timeline.clicks).toHaveLength(1);
    expect(Math.max(...timesOf(timeline))).toBeLessThanOrEqual(Date.now());
  });
});

describe("a session id whose time is wrong is refused with the server's time, and a better one is taken", () => {
  test.each<[string, (nowMs: number) => number]>([
    ["a day old", (nowMs) => nowMs - sessionIdMaxAgeMs - 1_000],
    ["a day ahead", (nowMs) => nowMs + dayMs],
    ["of 1970", () => 0],
    ["of 2100", () => year2100Ms],
  ])("%s", async (_, startedAt) => {
    const one = await visit();
    const wrong = (atMs: number): SessionId => makeSessionId(one.website.tag, atMs, "a".repeat(16));
    const refused = await postBytes(chunk(one, { sessionId: wrong(startedAt(Date.now())) }));
    expect(refused.status).toBe(409);
    const { code, nowMs } = await refused.json<{ code: string; nowMs: number }>();
    expect(code).toBe("session_id_time");
    const healed = await postBytes(chunk(one, { sessionId: wrong(nowMs) }));
    expect(await healed.json()).toMatchObject({ status: "accepted" });
  });
});

test("a gap is told to the recorder after a while, less and less often, until a full snapshot heals it", async () => {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  const tabId = freshTabId();
  const send = async (seq: number, atMs: number, hasFullSnapshot = false) => {
    setClock(startMs + atMs);
    return await append(
      address,
      makeChunk(tabId, seq, [clickEvent("Tea", startMs + atMs)], { hasFullSnapshot }),
    );
  };
  const plain = { kind: "accepted", completeTo: 0 };
  const asked = { ...plain, needSnapshot: true };
  const seenMs = 1_000;
  const askedMs = seenMs + gapPatienceMs;
  const askedAgainMs = askedMs + 2 * gapPatienceMs;
  const healedMs = askedAgainMs + 4 * gapPatienceMs;
  expect(await send(0, 0, true)).toEqual(plain);
  expect(await send(2, seenMs)).toEqual(plain);
  expect(await send(3, askedMs - 1)).toEqual(plain);
  expect(await send(4, askedMs)).toEqual(asked);
  expect(await send(5, askedAgainMs - 1)).toEqual(plain);
  expect(await send(6, askedAgainMs)).toEqual(asked);
  expect(await send(7, healedMs - 1)).toEqual(plain);
  expect(await send(8, healedMs, true)).toEqual(plain);
  expect(await send(9, 9 * healedMs)).toEqual(plain);
  expect((await readTail(env, address, 0)).completeness?.gaps).toMatchObject([{ fromSeq: 1, toSeq: 1 }]);
  expect(await send(11, 10 * healedMs)).toMatchObject(plain);
  expect(await send(12, 10 * healedMs + gapPatienceMs)).toMatchObject(asked);
});
