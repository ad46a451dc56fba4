import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { customEvent, eventType } from "../../../protocol/events.ts";
import type { TimelineSegment } from "../../../protocol/timeline.ts";
import { readTimeline } from "../../archive/timelines.ts";
import { readEvents, storedFrames } from "../../session/read-chunks.ts";
import { settleSession } from "../../session-stub.ts";
import { callApi, callPublic } from "../../testing/call.ts";
import { changeDays } from "../../testing/change-plan.ts";
import { clickEvent } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { quiet } from "../../testing/session.ts";
import { freshVisitor, liveSession, sealedSession } from "../../testing/visits.ts";
import { eventually, watch } from "../../testing/watch.ts";

const address = "https://shop.example/api/basket";
const requestEvents = (atMs: number) => [
  customEvent(
    "ph.request",
    {
      ...{ kind: "fetch", method: "GET", url: address, status: 500 },
      ...{ outcome: "failed", durationMs: 7, bytes: 9 },
    },
    atMs,
  ),
  { type: eventType.plugin, data: { plugin: "rrweb/network@1", payload: { url: address } }, timestamp: atMs },
];

/** A session with requests in it, sealed and not. */
async function sessionWithRequests(website: SeededWebsite) {
  const visitor = freshVisitor();
  const session = await liveSession(website, visitor);
  const ask = async (seq: number, text: string) =>
    await postEvents(website, { ...session, seq }, [
      clickEvent(text, Date.now()),
      ...requestEvents(Date.now()),
    ]);
  await ask(2, "Pay");
  await settleSession(env, session, quiet());
  await ask(3, "Pay now");
  return { ...session, visitorId: visitor.visitorId };
}

type Visited = Awaited<ReturnType<typeof sessionWithRequests>>;

/** All that the API tells of the session as text, by who reads. */
async function readAll(website: SeededWebsite, { sessionId, visitorId }: Visited) {
  const replay = `/api/replay/${sessionId}`;
  const texts = new Map<string, string>();
  for (const path of [
    ...["", "/timeline", "/events", "/export"].map((part) => replay + part),
    `/api/websites/${website.websiteId}/visitors/${visitorId}/export`,
  ]) {
    const answer = await callApi(website, path);
    expect(answer.status, path).toBe(200);
    texts.set(path, new TextDecoder().decode(await answer.arrayBuffer()));
  }
  return texts;
}

const textIn = (frames: Uint8Array): string =>
  JSON.stringify([...storedFrames(frames)].map((frame) => readEvents(frame)));

async function framesAt(website: SeededWebsite, path: string, range?: string): Promise<Uint8Array> {
  const headers = { authorization: `Bearer ${website.apiKey}`, ...(range && { range }) };
  const answer = await callApi(website, path, { headers });
  expect(answer.status, path).toBe(range === undefined ? 200 : 206);
  return new Uint8Array(await answer.arrayBuffer());
}

async function segmentOf(address: Visited): Promise<TimelineSegment> {
  const segment = (await readTimeline(env.ARCHIVE, address))?.segments[0];
  if (segment === undefined) throw new Error("nothing was sealed");
  return segment;
}

/** What a player reads: the segment as a whole, its chunks where the timeline says, the tail, and the socket. */
async function playAll(website: SeededWebsite, session: Visited) {
  const replay = `/api/replay/${session.sessionId}`;
  const { n, chunks } = await segmentOf(session);
  const texts = new Map<string, string>();
  texts.set("segment", textIn(await framesAt(website, `${replay}/segments/${n}`)));
  const parts: string[] = [];
  for (const { offset, bytes, seq } of chunks) {
    const range = `bytes=${offset}-${offset + bytes - 1}`;
    const part = await framesAt(website, `${replay}/segments/${n}`, range);
    expect([...storedFrames(part)].map(({ header }) => header.seq)).toEqual([seq]);
    parts.push(textIn(part));
  }
  texts.set("ranges", parts.join());
  texts.set("tail", textIn(await framesAt(website, `${replay}/tail`)));
  const headers = { authorization: `Bearer ${website.apiKey}`, upgrade: "websocket" };
  const { webSocket } = await callApi(website, `${replay}/live`, { headers });
  if (webSocket === null) throw new Error("no socket");
  const viewer = await watch(session, { socket: webSocket });
  await eventually(viewer.seqs).toEqual([3]);
  texts.set("socket", viewer.frames.map(textIn).join());
  webSocket.close();
  return texts;
}

const showNetwork = async ({ tag }: SeededWebsite, shows: boolean) =>
  await env.CONTROL.prepare("UPDATE plans SET has_network_panel = ? WHERE plan_id = ?")
    .bind(Number(shows), tag)
    .run();

test("a plan with network data tells requests wherever a session is read", async () => {
  const website = await seedWebsite(env, { hasNetworkPanel: true });
  const session = await sessionWithRequests(website);
  const texts = [...(await readAll(website, session)), ...(await playAll(website, session))];
  for (const [reader, text] of texts) expect(text, reader).toContain(address);
});

test("after a downgrade nobody is told of those that were recorded before, and of all else", async () => {
  const website = await seedWebsite(env, { hasNetworkPanel: true });
  const session = await sessionWithRequests(website);
  await showNetwork(website, false);
  const texts = [...(await readAll(website, session)), ...(await playAll(website, session))];
  for (const [reader, text] of texts) {
    expect(text, reader).not.toContain(address);
    expect(text, reader).toContain("Pay");
  }
  await showNetwork(website, true);
  for (const [reader, text] of await playAll(website, session)) expect(text, reader).toContain(address);
});

test("any range is a part of the segment as the plan tells it", async () => {
  const website = await seedWebsite(env, { hasNetworkPanel: true });
  const session = await sessionWithRequests(website);
  const { n, bytes } = await segmentOf(session);
  const path = `/api/replay/${session.sessionId}/segments/${n}`;
  await showNetwork(website, false);
  const whole = await framesAt(website, path);
  expect(whole.length).toBe(bytes);
  for (const [first, last] of [
    [0, 0],
    [7, bytes - 9],
    [bytes - 5, bytes + 99],
  ] as const)
    expect(await framesAt(website, path, `bytes=${first}-${last}`)).toEqual(whole.slice(first, last + 1));
});

test("a segment is kept by browsers for ever where no plan would tell it otherwise", async () => {
  const website = await seedWebsite(env, { hasNetworkPanel: false });
  const kept = async ({ sessionId }: { sessionId: string }) =>
    (await callApi(website, `/api/replay/${sessionId}/segments/0`)).headers.get("cache-control");
  expect(await kept(await sealedSession(website))).toBe("private, max-age=31536000, immutable");
  expect(await kept(await sessionWithRequests(website))).toBe("private, max-age=3600");
});

test("recorders take requests from the page only under a plan that shows them", async () => {
  const [without, having] = [
    await seedWebsite(env, { hasNetworkPanel: false, settings: { requests: "all" } }),
    await seedWebsite(env, { hasNetworkPanel: true, settings: { requests: "all" } }),
  ];
  const loader = async ({ siteKey }: SeededWebsite) => await (await callPublic(`/r/${siteKey}.js`)).text();
  expect(await loader(without)).toContain('"requests":"off"');
  expect(await loader(having)).toContain('"requests":"all"');
});

test("on a plan without replay what is left is not replayed, but may be erased", async () => {
  const website = await seedWebsite(env);
  const { sessionId } = await sealedSession(website);
  await changeDays(env.CONTROL, website, 0);
  for (const part of ["", "/timeline", "/events", "/export", "/segments/0", "/tail"]) {
    const answer = await callApi(website, `/api/replay/${sessionId}${part}`);
    expect(answer.status, part).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "replay_not_in_plan" });
  }
  const headers = { authorization: `Bearer ${website.apiKey}` };
  const pin = await callApi(website, `/api/replay/${sessionId}/pin`, { method: "PUT", headers });
  expect(pin.status).toBe(403);
  const other = await seedWebsite(env);
  expect((await callApi(other, `/api/replay/${sessionId}`)).status).toBe(404);
  const erased = await callApi(website, `/api/replay/${sessionId}`, { method: "DELETE", headers });
  expect(erased.status).toBe(200);
});
