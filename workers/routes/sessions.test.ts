import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type SessionList, sessionList, websiteList } from "../../protocol/api.ts";
import { dayMs } from "../../protocol/plans.ts";
import { type SessionFacts, saveSession } from "../catalog/save-session.ts";
import { call, callApi } from "../testing/call.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";

const save = async ({ websiteId }: SeededWebsite, over: Partial<SessionFacts>): Promise<SessionFacts> => {
  const facts = sessionFacts({ startedAtMs: Date.now() - 60_000, ...over, websiteId });
  await saveSession(env, facts);
  return facts;
};

const ask = (website: SeededWebsite, query: Record<string, string> = {}) =>
  callApi(website, `/api/websites/${website.websiteId}/sessions?${new URLSearchParams(query)}`);

async function list(website: SeededWebsite, query: Record<string, string> = {}): Promise<SessionList> {
  const answer = await ask(website, query);
  expect(answer.status).toBe(200);
  return sessionList.parse(await answer.json());
}
const ids = ({ sessions }: SessionList) => sessions.map(({ sessionId }) => sessionId);

test("the list tells of each session what its row has", async () => {
  const website = await seedWebsite(env);
  const facts = await save(website, { errorCount: 2 });
  const { sessions, nextCursor } = await list(website);
  const { startedAtMs, endedAtMs, expiresAtMs, savedAtMs: _, contactId: _own, told: _told, ...same } = facts;
  expect(sessions).toEqual([
    {
      ...same,
      startedAt: new Date(startedAtMs).toISOString(),
      endedAt: new Date(endedAtMs).toISOString(),
      expiresAt: new Date(expiresAtMs).toISOString(),
      durationMs: Math.max(0, endedAtMs - startedAtMs),
      hasErrors: true,
      hasFrustration: false,
      bytes: 0,
      chunkCount: 0,
      gapCount: 0,
      isTruncated: false,
      pinnedAt: null,
      contact: null,
      conversation: null,
      release: "",
      campaign: null,
      variants: {},
      tags: [],
      isNewVisitor: true,
      pages: [],
      noteCount: 0,
    },
  ]);
  expect(nextCursor).toBeNull();
});

test("pages follow one another, newest first, each session once, also among equal times", async () => {
  const website = await seedWebsite(env);
  const startedAtMs = Date.now() - 10_000;
  const all = [];
  for (const agoMs of [0, 0, 0, 1, 2, 2, 3])
    all.push(await save(website, { startedAtMs: startedAtMs - agoMs }));
  const expected = all
    .sort((a, b) => b.startedAtMs - a.startedAtMs || (a.sessionId < b.sessionId ? 1 : -1))
    .map(({ sessionId }) => sessionId);

  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await list(website, cursor === "" ? { limit: "2" } : { limit: "2", cursor });
    expect(page.sessions.length).toBeLessThanOrEqual(2);
    expect(page.totals.total).toBe(7);
    seen.push(...ids(page));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(expected);
});

test("totals count the range whatever the status asked for", async () => {
  const website = await seedWebsite(env);
  const active = await save(website, { status: "active", eventCount: 5 });
  const completed = await save(website, { status: "completed", eventCount: 7 });
  await save(website, { status: "completed", eventCount: 100, startedAtMs: Date.now() - 8 * dayMs });
  const totals = { total: 2, active: 1, completed: 1, events: 12 };
  expect(await list(website, { status: "active" })).toMatchObject({
    sessions: [{ sessionId: active.sessionId }],
    totals,
  });
  expect(await list(website, { status: "completed" })).toMatchObject({
    sessions: [{ sessionId: completed.sessionId }],
    totals,
  });
  expect((await list(website, { from: new Date(Date.now() - 9 * dayMs).toISOString() })).totals.total).toBe(
    3,
  );
});

test("filters and sorts reach the list, and say how many sessions are left", async () => {
  const website = await seedWebsite(env);
  const startedAtMs = Date.now() - 3_600_000;
  const phone = { deviceType: "mobile", os: "iOS", country: "IS", status: "completed" } as const;
  const long = await save(website, { ...phone, startedAtMs, endedAtMs: startedAtMs + 900_000 });
  const short = await save(website, { ...phone, startedAtMs: startedAtMs + 1, errorCount: 2 });
  const desk = await save(website, { startedAtMs, initialUrl: "https://shop.example/deals/1?q=1" });
  const left = async (query: Record<string, string>) => {
    const answer = await list(website, query);
    return { ids: ids(answer), matching: answer.matching };
  };
  const both = { count: 2, hasMore: false };
  expect(await left({ sort: "longest", country: "IS", deviceType: "mobile", os: "iOS" })).toEqual({
    ids: [long.sessionId, short.sessionId],
    matching: both,
  });
  expect(await left({ sort: "errors", country: "IS" })).toEqual({
    ids: [short.sessionId, long.sessionId],
    matching: both,
  });
  const one = { count: 1, hasMore: false };
  expect(await left({ hasErrors: "true" })).toEqual({ ids: [short.sessionId], matching: one });
  expect(await left({ minDurationMs: "900000", maxDurationMs: "900000" })).toEqual({
    ids: [long.sessionId],
    matching: one,
  });
  expect(await left({ path: "/deals" })).toEqual({ ids: [desk.sessionId], matching: one });
});

test("a cursor of another sort is refused", async () => {
  const website = await seedWebsite(env);
  for (let n = 0; n < 2; n++) await save(website, {});
  const { nextCursor } = await list(website, { limit: "1" });
  const answer = await ask(website, { limit: "1", sort: "longest", cursor: nextCursor ?? "" });
  expect(await answer.json()).toMatchObject({ code: "cursor_invalid" });
});

test("a website without sessions has an empty list", async () => {
  expect(await list(await seedWebsite(env))).toEqual({
    sessions: [],
    nextCursor: null,
    totals: { total: 0, active: 0, completed: 0, events: 0 },
    matching: null,
  });
});

describe("a query that cannot be is told what is wrong", () => {
  test.each([
    [{ limit: "0" }, "limit"],
    [{ limit: "101" }, "limit"],
    [{ limit: "ten" }, "limit"],
    [{ status: "done" }, "status"],
    [{ from: "yesterday" }, "from"],
    [{ from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" }, "from"],
    [{ from: "2020-01-02T00:00:00Z" }, "from"],
    [{ cursor: "x".repeat(201) }, "cursor"],
    [{ sort: "shortest" }, "sort"],
    [{ hasErrors: "yes" }, "hasErrors"],
    [{ path: "deals" }, "path"],
    [{ minDurationMs: "-1" }, "minDurationMs"],
  ])("%j", async (query, field) => {
    const answer = await ask(await seedWebsite(env), query);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "bad_request",
      message: expect.stringContaining(field),
    });
  });

  test("a cursor of another make", async () => {
    const answer = await ask(await seedWebsite(env), { cursor: "abc" });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "cursor_invalid" });
  });
});

describe("another organisation", () => {
  test("finds neither list nor website, just as if they were not there", async () => {
    const [mine, other] = [await seedWebsite(env), await seedWebsite(env)];
    await save(mine, {});
    const foreign = await callApi(other, `/api/websites/${mine.websiteId}/sessions`);
    const absent = await callApi(other, "/api/websites/web_nobody/sessions");
    const malformed = await callApi(other, "/api/websites/x'--/sessions");
    for (const answer of [foreign, absent, malformed]) {
      expect(answer.status).toBe(404);
      const { requestId: _, ...body }: Record<string, unknown> = await answer.json();
      expect(body).toEqual({ code: "not_found", message: "There is no such website." });
    }
    expect((await list(other)).totals.total).toBe(0);
  });

  test("has websites of its own", async () => {
    const [mine, other] = [await seedWebsite(env, { retentionDays: 60 }), await seedWebsite(env)];
    const { websites } = websiteList.parse(await (await callApi(mine, "/api/websites")).json());
    expect(websites).toEqual([
      {
        websiteId: mine.websiteId,
        name: mine.tag,
        siteKey: mine.siteKey,
        planName: "Test",
        retentionDays: 60,
      },
    ]);
    const others = websiteList.parse(await (await callApi(other, "/api/websites")).json());
    expect(others.websites.map(({ websiteId }) => websiteId)).toEqual([other.websiteId]);
  });
});

test("without a key there is no list", async () => {
  const website = await seedWebsite(env);
  expect((await call(`/api/websites/${website.websiteId}/sessions`)).status).toBe(401);
});

test("a website whose keys are all revoked is still listed", async () => {
  const website = await seedWebsite(env, { isSiteKeyRevoked: true });
  const { websites } = websiteList.parse(await (await callApi(website, "/api/websites")).json());
  expect(websites).toMatchObject([{ websiteId: website.websiteId, siteKey: "" }]);
});
