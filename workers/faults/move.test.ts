import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SessionList, sessionList } from "../../protocol/api.ts";
import type { SessionId, TabId } from "../../protocol/ids.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Env } from "../env.ts";
import worker from "../index.ts";
import { queueMove } from "../retention/jobs/move-website.ts";
import { callApi } from "../testing/call.ts";
import { ring, setClock } from "../testing/faults.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { freshVisitor, liveSession, sealedSession, type TestVisitor } from "../testing/visits.ts";

beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  await env.CONTROL.exec("DELETE FROM jobs");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const cron = (over: Partial<Env> = {}) =>
  worker.scheduled({ scheduledTime: Date.now(), cron: "*/5 * * * *", noRetry() {} }, { ...env, ...over });
const passTime = (ms: number) => setClock(Date.now() + ms);
const longAfterMs = sealIdleMs + 60_000;

/** A catalog before whose first statement of this kind something else happens. */
function pausing(database: D1Database, shape: RegExp, meanwhile: () => Promise<void>): D1Database {
  let isOver = false;
  const prepare = (statement: string): D1PreparedStatement => {
    const prepared = database.prepare(statement);
    if (!shape.test(statement) || isOver) return prepared;
    isOver = true;
    const bind = (...values: unknown[]) => {
      const bound = prepared.bind(...values);
      const after = (run: () => Promise<unknown>) => async () => {
        await meanwhile();
        return await run();
      };
      return Object.assign(Object.create(bound), {
        run: after(() => bound.run()),
        all: after(() => bound.all()),
        raw: after(() => bound.raw()),
      });
    };
    return Object.assign(Object.create(prepared), { bind });
  };
  return Object.assign(Object.create(database), {
    prepare,
    batch: (statements: D1PreparedStatement[]) => database.batch(statements),
  });
}

async function listOf(website: SeededWebsite): Promise<SessionList["sessions"]> {
  const answer = await callApi(website, `/api/websites/${website.websiteId}/sessions?limit=100`);
  expect(answer.status).toBe(200);
  return sessionList.parse(await answer.json()).sessions;
}

interface Visit {
  visitor: TestVisitor;
  sessionId: SessionId;
  tabId: TabId;
}

const tables = [
  "sessions",
  "visitors",
  "day_counters WHERE completed > 0",
  "facets",
  "moves",
  "move_changes",
];
async function rowsOf(database: D1Database | undefined, website: SeededWebsite): Promise<number[]> {
  const counts = tables.map((table) => {
    const from = table.includes("WHERE") ? `${table} AND` : `${table} WHERE`;
    return database
      ?.prepare(`SELECT count(*) AS n FROM ${from} website_id = ?`)
      .bind(website.websiteId)
      .first<number>("n");
  });
  return (await Promise.all(counts)).map((count) => count ?? -1);
}

test("while a website moves, its sessions begin, go on, are sealed, listed and erased as ever", {
  timeout: 60_000,
}, async () => {
  const website = await seedWebsite(env);
  const live = await liveSession(website);
  const victims = new Map<string, SessionAddress>();
  for (const stage of ["copying", "frozen", "told", "leaving", "moved"]) {
    victims.set(stage, stage === "told" ? await liveSession(website) : await sealedSession(website));
  }
  const begun: Visit[] = [];
  const receipts: string[] = [];
  let seq = 2;

  const loadPage = async ({ visitor, ...place }: Visit, seq: number): Promise<void> => {
    const page = pageEvents("https://shop.example/", Date.now());
    expect((await postEvents(website, { ...place, seq }, page, visitor)).status).toBe(200);
  };
  /** What visitors and members do at this stage. */
  const happen = async (stage: string): Promise<void> => {
    const click = [clickEvent(stage, Date.now())];
    expect((await postEvents(website, { ...live, seq }, click)).status).toBe(200);
    seq += 1;
    const visit = {
      visitor: freshVisitor(),
      sessionId: freshSessionId(website.tag, Date.now()),
      tabId: freshTabId(),
    };
    begun.push(visit);
    await loadPage(visit, 0);
    const victim = victims.get(stage);
    if (victim === undefined) throw new Error("nobody to erase");
    const ids = (await listOf(website)).map(({ sessionId }) => sessionId);
    expect(ids).toEqual(expect.arrayContaining([live.sessionId, victim.sessionId]));
    const erased = await callApi(website, `/api/replay/${victim.sessionId}`, { method: "DELETE" });
    expect(erased.status).toBe(stage === "frozen" ? 202 : 200);
    receipts.push(((await erased.json()) as { receiptId: string }).receiptId);
  };
  /** Also, another run of the cron at the same time, which seals what is quiet. */
  const happenBeside = async (stage: string): Promise<void> => {
    passTime(longAfterMs);
    await cron();
    await happen(stage);
  };

  expect(await queueMove(env, website.websiteId, 1, Date.now())).toBe(true);
  const second = env.CATALOG_1;
  if (second === undefined) throw new Error("tests have a second catalog");
  await cron({
    CATALOG_1: pausing(second, /^INSERT INTO sessions/, () => happenBeside("copying")),
    CATALOG_0: pausing(env.CATALOG_0, /from "move_changes"/, () => happenBeside("frozen")),
  });
  // At once: who has just asked the shard map still believes the old catalog, which takes no writes.
  await happen("told");
  passTime(longAfterMs);
  await cron({ CATALOG_0: pausing(env.CATALOG_0, /^DELETE FROM sessions/, () => happen("leaving")) });
  expect(await env.CONTROL.prepare("SELECT 1 FROM jobs WHERE kind = 'move'").first()).toBeNull();
  await happen("moved");
  // A visitor whom no catalog took is met again with their next page.
  for (const visit of begun) await loadPage(visit, 1);

  // The platform rings alarms by itself; then the cron ends what was held up.
  passTime(longAfterMs);
  for (const { sessionId } of [live, ...begun]) await ring({ websiteId: website.websiteId, sessionId });
  for (let run = 0; run < 4; run += 1) {
    passTime(longAfterMs);
    await cron();
  }
  const list = await listOf(website);
  expect(list.map(({ sessionId, status, chunkCount }) => [sessionId, status, chunkCount]).sort()).toEqual(
    [
      [live.sessionId, "completed", 2 + victims.size],
      ...begun.map(({ sessionId }) => [sessionId, "completed", 2]),
    ].sort(),
  );
  for (const { sessionId } of list) {
    expect((await callApi(website, `/api/replay/${sessionId}`)).status).toBe(200);
  }
  for (const [n, victim] of [...victims.values()].entries()) {
    expect((await callApi(website, `/api/replay/${victim.sessionId}`)).status).toBe(404);
    const receipt = await (await callApi(website, `/api/erasures/${receipts[n]}`)).json();
    expect(receipt).toMatchObject({ completedAt: expect.any(String), sessions: [{ rows: 1 }] });
  }
  expect(await rowsOf(env.CATALOG_0, website)).toEqual([0, 0, 0, 0, 0, 0]);
  // The time that passes may pass midnight.
  const days = new Set(list.map(({ startedAt }) => startedAt.slice(0, 10))).size;
  expect(await rowsOf(second, website)).toEqual([list.length, begun.length + 1, days, 1, 0, 0]);
});
