import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { erasurePageSessions } from "../../protocol/limits.ts";
import { saveSession } from "../catalog/save-session.ts";
import worker from "../index.ts";
import { callApi } from "../testing/call.ts";
import { traces } from "../testing/faults.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";
import { freshVisitor, sealedSession } from "../testing/visits.ts";
import { workErasures } from "./work-erasures.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const eraseVisitor = (website: SeededWebsite, visitorId: string) =>
  callApi(website, `/api/websites/${website.websiteId}/visitors/${visitorId}`, { method: "DELETE" });

async function saveMany({ websiteId }: SeededWebsite, visitorId: string, count: number): Promise<void> {
  const startedAtMs = Date.now() - count - 1_000;
  const many = Array.from({ length: count }, (_, n) =>
    saveSession(env, sessionFacts({ websiteId, visitorId, startedAtMs: startedAtMs + n })),
  );
  await Promise.all(many);
}

const sessionsLeft = ({ websiteId }: SeededWebsite) =>
  env.CATALOG_0.prepare("SELECT count(*) AS n FROM sessions WHERE website_id = ?").bind(websiteId).first("n");

test("a run is bounded over all erasures, and the next ones do the rest", { timeout: 30_000 }, async () => {
  const [one, other] = [await seedWebsite(env), await seedWebsite(env)];
  for (const website of [one, other]) {
    const { visitorId } = freshVisitor();
    await saveMany(website, visitorId, erasurePageSessions + 5);
    expect((await eraseVisitor(website, visitorId)).status).toBe(202);
  }
  const left = async () => Number(await sessionsLeft(one)) + Number(await sessionsLeft(other));
  expect(await left()).toBe(10);
  await workErasures(env, Date.now(), 7);
  expect(await left()).toBe(3);
  await workErasures(env, Date.now(), 7);
  expect(await left()).toBe(0);
});

test("sessions that keep failing do not hide those behind them", { timeout: 30_000 }, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  await saveMany(website, visitor.visitorId, erasurePageSessions);
  const behind = await sealedSession(website, visitor);
  const list = env.ARCHIVE.list.bind(env.ARCHIVE);
  vi.spyOn(env.ARCHIVE, "list").mockImplementation(async (options) => {
    if (!options?.prefix?.includes(behind.sessionId)) throw new Error("archive down");
    return await list(options);
  });
  expect((await eraseVisitor(website, visitor.visitorId)).status).toBe(202);
  await workErasures(env, Date.now());
  expect(await traces(behind)).toEqual([]);
  expect(await sessionsLeft(website)).toBe(erasurePageSessions);
});

test("an erasure that fails as a whole keeps neither the others nor the cron's other work from their turn", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const nowMs = Date.now();
  const expired = sessionFacts({ expiresAtMs: nowMs - 1 });
  await saveSession(env, expired);
  const prepare = env.CONTROL.prepare.bind(env.CONTROL);
  vi.spyOn(env.CONTROL, "prepare").mockImplementation((statement) => {
    if (statement.includes('"erasures"')) throw new Error("control down");
    return prepare(statement);
  });
  const cron = { scheduledTime: nowMs, cron: "*/5 * * * *", noRetry() {} };
  await expect(worker.scheduled(cron, env)).rejects.toThrow("control down");
  expect(await traces(expired)).toEqual([]);
});
