import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { importReceipt, type PortableSession, portableSession } from "../../../protocol/api-replay.ts";
import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import { parseSessionId, type SessionId } from "../../../protocol/ids.ts";
import { importChunkBytes } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { listAudit } from "../../control/audit.ts";
import { settleSession } from "../../session-stub.ts";
import { callApi } from "../../testing/call.ts";
import { traces } from "../../testing/faults.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { type SeededWebsite, type SeedOptions, seedWebsite } from "../../testing/seed-website.ts";
import { quiet, sessionRow } from "../../testing/session.ts";
import { freshVisitor } from "../../testing/visits.ts";
import { importInto } from "./testing/import-into.ts";

const website = (options: SeedOptions = {}) => seedWebsite(env, options);

async function imported(into: SeededWebsite, file: unknown): Promise<SessionId> {
  const answer = await importInto(into, JSON.stringify(file));
  expect(answer.status).toBe(201);
  const { sessionId } = importReceipt.parse(await answer.json());
  expect(answer.headers.get("location")).toBe(`/api/replay/${sessionId}`);
  const parsed = parseSessionId(sessionId);
  if (parsed === null) throw new Error("not a session's id");
  return parsed;
}

async function exported(of: SeededWebsite, sessionId: SessionId): Promise<PortableSession> {
  const answer = await callApi(of, `/api/replay/${sessionId}/export`);
  expect(answer.status).toBe(200);
  return portableSession.parse(await answer.json());
}

const addressOf = ({ websiteId }: SeededWebsite, sessionId: SessionId) => ({ websiteId, sessionId });
const seal = (of: SeededWebsite, sessionId: SessionId) =>
  settleSession(env, addressOf(of, sessionId), quiet());

/** A plain recording, as rrweb's own recorder makes it. */
const recording = (atMs: number): ReplayEvent[] => [
  ...pageEvents("https://shop.example/", atMs).slice(0, 2),
  {
    type: eventType.incremental,
    data: { source: incrementalSource.input, id: 5, text: "card 4111 1111 1111 1111, jo@shop.example" },
    timestamp: atMs + 1_000,
  },
];

test("a session that was exported and imported has the same tabs, the same events and the same visitor", async () => {
  const [from, to] = [await website(), await website()];
  const sessionId = freshSessionId(from.tag, Date.now() - 60_000);
  const visitor = freshVisitor();
  const atMs = Date.now() - 50_000;
  const tabs = [freshTabId(), freshTabId()];
  for (const [index, tabId] of tabs.entries()) {
    // The second tab's clock is an hour ahead.
    const startMs = atMs + index * 3_610_000;
    const cutAtMs = Date.now() + index * 3_600_000;
    const header = { cutAtMs, visitorId: visitor.visitorId, secretHash: visitor.secretHash };
    await postEvents(
      from,
      { sessionId, tabId, seq: 0 },
      pageEvents("https://shop.example/", startMs),
      header,
    );
    await postEvents(from, { sessionId, tabId, seq: 1 }, [clickEvent("Tea", startMs + 5_000)], { cutAtMs });
  }
  const live = await exported(from, sessionId);
  await seal(from, sessionId);
  const sealed = await exported(from, sessionId);
  expect(sealed.tabs).toEqual(live.tabs);
  expect(sealed.tabs.map(({ tabId }) => tabId)).toEqual(tabs);

  const copyId = await imported(to, sealed);
  for (const isSealed of [false, true]) {
    if (isSealed) await seal(to, copyId);
    const copy = await exported(to, copyId);
    expect(copy.tabs.map(({ tabId, events }) => ({ tabId, events }))).toEqual(
      sealed.tabs.map(({ tabId, events }) => ({ tabId, events })),
    );
    const [apart, wasApart] = [copy, sealed].map(({ tabs: [one, other] }) => {
      return (other?.clockOffsetMs ?? 0) - (one?.clockOffsetMs ?? 0);
    });
    expect(Math.abs((apart ?? 0) - (wasApart ?? 0))).toBeLessThan(1_000);
    const { session } = copy;
    const { durationMs, pageViews, clickCount, eventCount, initialUrl, visitorId } = sealed.session;
    expect(session).toMatchObject({ pageViews, clickCount, eventCount, initialUrl, visitorId });
    expect(Math.abs(session.durationMs - durationMs)).toBeLessThan(1_000);
    expect(session).toMatchObject({ websiteId: to.websiteId, gapCount: 0 });
  }
  expect((await exported(to, copyId)).session.status).toBe("completed");
});

test("what a file says of device and country stands in the list, masked", async () => {
  const to = await website();
  const device = { deviceType: "mobile", deviceModel: "Pixel", browser: "jo@shop.example", os: "Android" };
  const session = { ...device, country: "DE", visitorId: freshVisitor().visitorId, more: 1 };
  const tabs = [{ tabId: freshTabId(), clockOffsetMs: 0, events: recording(1_000_000) }];
  const sessionId = await imported(to, { kind: "playhead-session", version: 1, session, tabs });
  await expect.poll(() => sessionRow(addressOf(to, sessionId))).not.toBeNull();
  expect((await exported(to, sessionId)).session).toMatchObject({
    ...{ deviceType: "mobile", deviceModel: "Pixel", os: "Android", country: "DE" },
    browser: "•••",
  });
});

test("a plain recording of years ago is a session of now, kept as long as the plan says", async () => {
  const to = await website({ retentionDays: 30 });
  const sessionId = await imported(to, recording(Date.UTC(2020, 1, 1)));
  await seal(to, sessionId);
  const { session, tabs } = await exported(to, sessionId);
  expect(tabs.flatMap(({ events }) => events).map(({ type }) => type)).toEqual([4, 2, 3]);
  expect(session).toMatchObject({ status: "completed", durationMs: 1_000, eventCount: 3 });
  const page = { initialUrl: "https://shop.example/", pageViews: 1, viewportWidth: 1_280 };
  expect(session).toMatchObject(page);
  const keptMs = Date.parse(session.expiresAt) - Date.now();
  expect(Math.abs(keptMs - 30 * dayMs)).toBeLessThan(60_000);
  const listed = await callApi(to, `/api/websites/${to.websiteId}/sessions`);
  expect(await listed.json()).toMatchObject({ sessions: [{ sessionId }] });
});

test("secrets in it are masked before anybody reads it, sealed or not; addresses stay where the website shows them", async () => {
  const told = async (options: SeedOptions) => {
    const to = await website(options);
    const sessionId = await imported(to, recording(Date.now()));
    const texts = [JSON.stringify((await exported(to, sessionId)).tabs)];
    await seal(to, sessionId);
    return [...texts, JSON.stringify((await exported(to, sessionId)).tabs)];
  };
  for (const text of await told({})) {
    expect(text).toContain("card •••");
    expect(text).not.toMatch(/4111|jo@shop/);
  }
  for (const text of await told({ settings: { privacy: { maskEmails: false } } })) {
    expect(text).toContain("card •••, jo@shop.example");
  }
});

test("a large file is cut into chunks, and may come gzipped", async () => {
  const to = await website();
  const atMs = 1_700_000_000_000;
  const long = (n: number): ReplayEvent => ({
    type: eventType.custom,
    data: { tag: "note", payload: { n, text: "t".repeat(importChunkBytes / 5) } },
    timestamp: atMs + n,
  });
  const events = [...recording(atMs).slice(0, 2), ...Array.from({ length: 20 }, (_, n) => long(n))];
  const answer = await importInto(to, gzipSync(JSON.stringify(events, null, 1)));
  const { sessionId } = importReceipt.parse(await answer.json());
  const id = parseSessionId(sessionId);
  if (id === null) throw new Error("not a session's id");
  const { session, tabs } = await exported(to, id);
  expect(tabs.map((tab) => tab.events)).toEqual([events]);
  // Four of them, each a little above a fifth, make a chunk.
  expect(session.chunkCount).toBe(5);
});

test("it is erased like any other", async () => {
  const to = await website();
  const sessionId = await imported(to, recording(Date.now()));
  await seal(to, sessionId);
  const erased = await callApi(to, `/api/replay/${sessionId}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${to.apiKey}` },
  });
  expect(erased.status).toBe(200);
  expect(await traces(addressOf(to, sessionId))).toEqual([]);
});

test("the audit log says who has brought it in", async () => {
  const to = await website();
  const sessionId = await imported(to, recording(Date.now()));
  const logged = await listAudit(env.CONTROL, to.organisationId, {}, null, 10);
  expect(logged).toMatchObject([{ action: "session_imported", subject: sessionId }]);
});
