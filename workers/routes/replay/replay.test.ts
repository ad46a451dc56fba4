import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { session } from "../../../protocol/api.ts";
import { detachSheets } from "../../../protocol/asset-refs.ts";
import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import type { SessionId, TabId } from "../../../protocol/ids.ts";
import { sealIdleMs, watchedFlushMs } from "../../../protocol/limits.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { emptyTimeline, type Timeline } from "../../../protocol/timeline.ts";
import { extendTimeline } from "../../../protocol/timeline-fold.ts";
import { putSegment } from "../../archive/segments.ts";
import { putTimeline } from "../../archive/timelines.ts";
import { readChunks, readEvents, storedFrames } from "../../session/read-chunks.ts";
import { readTail, settleSession } from "../../session-stub.ts";
import { call, callApi, callPublic } from "../../testing/call.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";

interface Visit {
  website: SeededWebsite;
  sessionId: SessionId;
}
interface Replay {
  session: unknown;
  timeline: Timeline;
  tabs: { tabId: TabId; clockOffsetMs: number; events: ReplayEvent[] }[];
}

async function visit(): Promise<Visit> {
  const website = await seedWebsite(env);
  return { website, sessionId: freshSessionId(website.tag, Date.now()) };
}

async function send({ website, sessionId }: Visit, tabId: TabId, seq: number, events: ReplayEvent[]) {
  const answer = await postEvents(website, { sessionId, tabId, seq }, events, { cutAtMs: Date.now() });
  expect(answer.status).toBe(200);
}

const seal = ({ website, sessionId }: Visit, afterMs = sealIdleMs + 1_000) =>
  settleSession(env, { websiteId: website.websiteId, sessionId }, Date.now() + afterMs);

async function ask<Answer>({ website, sessionId }: Visit, rest = ""): Promise<Answer> {
  const answer = await callApi(website, `/api/replay/${sessionId}${rest}`);
  expect(answer.status).toBe(200);
  return await answer.json<Answer>();
}

/** One page and its clicks, as they come in chunks; the first tab begins earlier. */
const startMs = Date.now() - 60_000;
const chunksOf = (tab: number): ReplayEvent[][] => [
  pageEvents(`https://shop.example/${tab}`, startMs + tab * 1_000),
  [clickEvent("One", startMs + tab * 1_000 + 10), clickEvent("Two", startMs + tab * 1_000 + 20)],
  [clickEvent("Three", startMs + tab * 1_000 + 30)],
];

describe("a replay has each tab's events in order", () => {
  test("in whichever order the chunks came, sealed or not", async () => {
    const one = await visit();
    const [tabA, tabB] = [freshTabId(), freshTabId()];
    const [a, b] = [chunksOf(0), chunksOf(1)];
    await send(one, tabB, 2, b[2] ?? []);
    await send(one, tabA, 1, a[1] ?? []);
    await send(one, tabA, 0, a[0] ?? []);
    await send(one, tabB, 0, b[0] ?? []);
    const expected = [
      { tabId: tabA, events: a.flat() },
      { tabId: tabB, events: b.flat() },
    ];

    await seal(one);
    await send(one, tabB, 1, b[1] ?? []);
    await send(one, tabA, 2, a[2] ?? []);
    const partly = await ask<Replay>(one);
    expect(partly.timeline.segments).toHaveLength(1);
    expect(partly.tabs).toMatchObject(expected);

    await seal(one);
    const sealed = await ask<Replay>(one);
    expect(sealed.timeline.segments).toHaveLength(2);
    expect(sealed.tabs).toMatchObject(expected);
    expect(sealed.tabs).toHaveLength(2);
    expect(sealed.tabs.map(({ events }) => events)).toEqual(expected.map(({ events }) => events));
    session.parse(sealed.session);
  });

  test("and before the first seal all of them come from the tail", async () => {
    const one = await visit();
    const tabId = freshTabId();
    await send(one, tabId, 0, chunksOf(0)[0] ?? []);
    const { timeline, tabs } = await ask<Replay>(one);
    expect(timeline).toMatchObject({ segments: [], pages: [{ tabId, url: "https://shop.example/0" }] });
    expect(tabs).toMatchObject([{ tabId, events: chunksOf(0)[0] }]);
  });
});

test("a style sheet stands in the events again, unless references are asked for", async () => {
  const one = await visit();
  const css = `.page { color: red }${" ".repeat(600)}`;
  const snapshot = (text: string): ReplayEvent => ({
    type: eventType.fullSnapshot,
    data: { node: { type: 2, tagName: "style", attributes: { _cssText: text }, childNodes: [], id: 1 } },
    timestamp: startMs,
  });
  const { event: detached } = detachSheets(snapshot(css), sheetHash);
  await send(one, freshTabId(), 0, [detached]);
  expect((await ask<Replay>(one)).tabs).toMatchObject([{ events: [snapshot("")] }]);

  await callPublic(`/v1/assets/${one.website.siteKey}/${sheetHash(css)}`, {
    method: "POST",
    body: gzipSync(css),
    headers: { origin: one.website.origin },
  });
  expect((await ask<Replay>(one)).tabs).toMatchObject([{ events: [snapshot(css)] }]);
  expect((await ask<Replay>(one, "?assets=refs")).tabs).toMatchObject([{ events: [detached] }]);
});

test("the timeline has the whole session, sealed and not, and no chunk twice", async () => {
  const one = await visit();
  const tabId = freshTabId();
  const [first = [], second = []] = chunksOf(0);
  await send(one, tabId, 0, first);
  await seal(one);
  await send(one, tabId, 1, second);
  const { timeline, session: told } = await ask<Replay>(one, "/timeline");
  expect(timeline.pages).toHaveLength(1);
  expect(timeline.clicks.map(({ text }) => text)).toEqual(["One", "Two"]);
  expect(timeline.segments.flatMap(({ chunks }) => chunks.map(({ seq }) => seq))).toEqual([0]);
  expect(session.parse(told)).toMatchObject({ sessionId: one.sessionId, websiteId: one.website.websiteId });
});

test("a live session is told as of its newest chunk, though its row is behind", async () => {
  const one = await visit();
  const tabId = freshTabId();
  for (const [seq, events] of chunksOf(0).entries()) await send(one, tabId, seq, events);
  const expected = { status: "active", pageViews: 1, clickCount: 3, eventCount: 6 };
  expect((await ask<Replay>(one, "/timeline")).session).toMatchObject(expected);
  expect((await ask<Replay>(one)).session).toMatchObject(expected);
});

test("what a seal is moving stands in segment and tail for a while, and is told once", async () => {
  const one = await visit();
  const tabId = freshTabId();
  await send(one, tabId, 0, chunksOf(0).flat());
  const address = { websiteId: one.website.websiteId, sessionId: one.sessionId };
  const { frames, receivedAtMs } = await readTail(env, address, 0);
  await putSegment(env.ARCHIVE, address, 0, frames);
  const [chunk] = readChunks(frames, receivedAtMs);
  if (chunk === undefined) throw new Error("no chunk in the tail");
  const { firstAtMs: firstAt, lastAtMs: lastAt, eventCount, hasFullSnapshot } = chunk.header;
  const bytes = frames.length;
  const sealed = { tabId, seq: 0, offset: 0, bytes, firstAt, lastAt, eventCount, hasFullSnapshot };
  const entry = { n: 0, bytes, chunks: [sealed] };
  await putTimeline(env.ARCHIVE, address, extendTimeline(emptyTimeline(), [chunk], entry));

  const { timeline, tabs } = await ask<Replay>(one);
  expect(timeline.clicks).toHaveLength(3);
  expect(tabs.map(({ events }) => events)).toEqual([chunksOf(0).flat()]);
});

test("a segment is the frames it was sealed from, and never changes", async () => {
  const one = await visit();
  const [first = []] = chunksOf(0);
  await send(one, freshTabId(), 0, first);
  await seal(one);
  const answer = await callApi(
    one.website,
    `/api/replay/${one.sessionId}/segments/${await firstSegment(one)}`,
  );
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  const frames = [...storedFrames(new Uint8Array(await answer.arrayBuffer()))];
  expect(frames.map(readEvents)).toEqual([first]);
  for (const n of ["999", "x", "-1", "1.5", "timeline.json.gz"]) {
    expect((await callApi(one.website, `/api/replay/${one.sessionId}/segments/${n}`)).status).toBe(404);
  }
});

async function firstSegment(one: Visit): Promise<number | undefined> {
  return (await ask<Replay>(one, "/timeline")).timeline.segments[0]?.n;
}

test("the tail tells what arrived after the number it gave before", async () => {
  const one = await visit();
  const tabId = freshTabId();
  const [first = [], second = []] = chunksOf(0);
  const tail = async (after: string) => {
    const answer = await callApi(one.website, `/api/replay/${one.sessionId}/tail?after=${after}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const frames = [...storedFrames(new Uint8Array(await answer.arrayBuffer()))];
    return { events: frames.map(readEvents), arrival: answer.headers.get("playhead-arrival") ?? "" };
  };
  await send(one, tabId, 0, first);
  const start = await tail("0");
  expect(start.events).toEqual([first]);
  expect(await tail(start.arrival)).toEqual({ events: [], arrival: start.arrival });
  await send(one, tabId, 1, second);
  expect((await tail(start.arrival)).events).toEqual([second]);
  for (const after of ["-1", "x", "1e9"]) {
    const answer = await callApi(one.website, `/api/replay/${one.sessionId}/tail?after=${after}`);
    expect(await answer.json()).toMatchObject({ code: "bad_request" });
  }
});

test("who looks once makes no recorder send more often, who asks for the tail does", async () => {
  const one = await visit();
  const tabId = freshTabId();
  const replyTo = async (seq: number) => {
    const answer = await postEvents(one.website, { ...one, tabId, seq }, chunksOf(0)[0] ?? []);
    return await answer.json();
  };
  const look = (path: string) => callApi(one.website, `/api/replay/${one.sessionId}${path}`);
  await replyTo(0);
  for (const path of ["/timeline", "/export", "/tail?watches=false"])
    expect((await look(path)).status, path).toBe(200);
  expect(await replyTo(1)).not.toHaveProperty("flushMs");
  expect((await look("/tail?watches=perhaps")).status).toBe(400);
  await look("/tail");
  expect(await replyTo(2)).toHaveProperty("flushMs", watchedFlushMs);
});

describe("another organisation's session", () => {
  test("answers on every route like one that does not exist", async () => {
    const one = await visit();
    const other = await seedWebsite(env);
    await send(one, freshTabId(), 0, chunksOf(0)[0] ?? []);
    await seal(one);
    const absent = freshSessionId(one.website.tag, Date.now());
    const own = freshSessionId(other.tag, Date.now());
    for (const rest of ["", "/timeline", `/segments/${await firstSegment(one)}`, "/tail"]) {
      for (const sessionId of [one.sessionId, absent, own, "ses_x", "'--"]) {
        const answer = await callApi(other, `/api/replay/${sessionId}${rest}`);
        expect(answer.status).toBe(404);
        const { requestId: _, ...body } = await answer.json<Record<string, unknown>>();
        expect(body).toEqual({ code: "not_found", message: "There is no such session." });
      }
      expect((await call(`/api/replay/${one.sessionId}${rest}`)).status).toBe(401);
    }
  });
});
