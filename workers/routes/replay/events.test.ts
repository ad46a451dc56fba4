import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { type EventLine, eventLine, portableSession } from "../../../protocol/api-replay.ts";
import { settleSession } from "../../session-stub.ts";
import { call, callApi } from "../../testing/call.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { quiet } from "../../testing/session.ts";
import { sealedSession } from "../../testing/visits.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const website = await seedWebsite(env);

async function linesAt(path: string): Promise<EventLine[]> {
  const answer = await callApi(website, path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  const text = new TextDecoder().decode(await answer.arrayBuffer());
  return text
    .trimEnd()
    .split("\n")
    .map((line) => eventLine.parse(JSON.parse(line)));
}

const eventsOf = (lines: readonly EventLine[], tabId: string) =>
  lines.flatMap((line) => (line.kind === "events" && line.tabId === tabId ? line.events : []));

/** Two tabs whose chunks came by turns. */
async function twoTabs() {
  const sessionId = freshSessionId(website.tag, Date.now() - 60_000);
  const tabs = [freshTabId(), freshTabId()] as const;
  const atMs = Date.now() - 50_000;
  for (const [index, tabId] of tabs.entries()) {
    await postEvents(
      website,
      { sessionId, tabId, seq: 0 },
      pageEvents("https://shop.example/", atMs + index),
    );
  }
  for (const [index, tabId] of tabs.entries()) {
    const click = clickEvent("write to jo@shop.example", atMs + 1_000 + index);
    await postEvents(website, { sessionId, tabId, seq: 1 }, [click]);
  }
  return { sessionId, tabs };
}

test("a session's events come line by line, tab behind tab, masked, and close with their number", async () => {
  const { sessionId, tabs } = await twoTabs();
  for (const isSealed of [false, true]) {
    if (isSealed) await settleSession(env, { websiteId: website.websiteId, sessionId }, quiet());
    const lines = await linesAt(`/api/replay/${sessionId}/events`);
    const named = lines.map((line) => (line.kind === "events" ? line.tabId : line));
    expect(named).toEqual([tabs[0], tabs[0], tabs[1], tabs[1], { kind: "end", events: 8 }]);
    for (const tabId of tabs) {
      expect(eventsOf(lines, tabId).map(({ type }) => type)).toEqual([4, 2, 5, 5]);
    }
    expect(JSON.stringify(lines)).not.toContain("jo@shop.example");
    expect(JSON.stringify(lines)).toContain("write to •••");
  }
});

test("`tabId` leaves the lines of one tab; none of an unknown one", async () => {
  const { sessionId, tabs } = await twoTabs();
  const lines = await linesAt(`/api/replay/${sessionId}/events?tabId=${tabs[1]}`);
  expect(lines.flatMap((line) => (line.kind === "events" ? [line.tabId] : []))).toEqual([tabs[1], tabs[1]]);
  expect(lines.at(-1)).toEqual({ kind: "end", events: 4 });
  expect(await linesAt(`/api/replay/${sessionId}/events?tabId=tab_x`)).toEqual([{ kind: "end", events: 0 }]);
});

test("an archive that does not give a segment breaks the lines off: they do not close with `end`", async () => {
  const { sessionId } = await sealedSession(website);
  vi.spyOn(console, "error").mockImplementation(() => {});
  const get = env.ARCHIVE.get.bind(env.ARCHIVE);
  const withoutRanges = async (key: string, options?: R2GetOptions) => {
    if (options?.range !== undefined) throw new Error("archive down");
    return await get(key, options);
  };
  vi.spyOn(env.ARCHIVE, "get").mockImplementation(withoutRanges as typeof env.ARCHIVE.get);
  const answer = await callApi(website, `/api/replay/${sessionId}/events`);
  await expect(answer.arrayBuffer()).rejects.toThrow();
});

test("a session's file is named after it, and holds the session and its events by tab", async () => {
  const { sessionId, tabs } = await twoTabs();
  const answer = await callApi(website, `/api/replay/${sessionId}/export`);
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="playhead-${sessionId}.json"`);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const file = portableSession.parse(await answer.json());
  expect(file.session).toMatchObject({ sessionId, pageViews: 2, clickCount: 2 });
  expect(file.tabs.map(({ tabId, events }) => [tabId, events.length])).toEqual(
    tabs.map((tabId) => [tabId, 4]),
  );
  expect(JSON.stringify(file)).not.toContain("jo@shop.example");
});

test("what is asked wrongly is refused, and nothing is told to strangers", async () => {
  const { sessionId } = await sealedSession(website);
  const other = await seedWebsite(env);
  const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
  expect((await callApi(website, `/api/replay/${sessionId}/events?assets=x`)).status).toBe(400);
  for (const path of [`/api/replay/${sessionId}/events`, `/api/replay/${sessionId}/export`]) {
    expect((await callApi(other, path)).status).toBe(404);
    expect((await callApi(revoked, path)).status).toBe(401);
    expect((await call(path)).status).toBe(401);
  }
});
