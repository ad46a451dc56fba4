import { env } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { Mark } from "../../protocol/visit/visit-facts.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { findings, sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { deleteSession } from "./delete-session.ts";
import { type SessionFacts, saveSession } from "./save-session.ts";

const catalog = drizzle(env.CATALOG_0);

/** What the counters say of the website, and what counting anew says. */
async function counted(websiteId: WebsiteId) {
  const kept = await env.CATALOG_0.prepare(
    `SELECT day, completed, events, errors FROM day_counters WHERE website_id = ? AND (completed, events, errors) <> (0, 0, 0)
     ORDER BY day`,
  )
    .bind(websiteId)
    .all();
  const anew = await env.CATALOG_0.prepare(
    `SELECT made_at / 86400000 AS day, count(*) AS completed, sum(event_count) AS events, sum(error_count) AS errors
     FROM sessions WHERE website_id = ? AND status = 'completed' GROUP BY 1 ORDER BY 1`,
  )
    .bind(websiteId)
    .all();
  return { kept: kept.results, anew: anew.results };
}

const step = fc.record({
  session: fc.nat(5),
  does: fc.constantFrom("save", "save", "save", "again", "delete"),
  status: fc.constantFrom("active" as const, "completed" as const),
  eventCount: fc.nat(9),
  errorCount: fc.nat(2),
  /** An older save comes late. */
  agoMs: fc.constantFrom(0, 0, 0, 1_500),
});

test("counters equal a recount after any saves, repetitions, late saves, reopenings and deletes", async () => {
  const beginMs = Date.parse("2026-10-01T22:00:00Z");
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const websiteId = websiteIdOf(`web_counted${run++}`);
      const ids = Array.from({ length: 6 }, (_, n) => freshSessionId("counted", beginMs + (n * dayMs) / 3));
      let savedAtMs = 10_000;
      let last: SessionFacts | null = null;
      for (const { session, does, status, eventCount, errorCount, agoMs } of steps) {
        savedAtMs += 1_000;
        const sessionId = ids[session] ?? freshSessionId("counted", beginMs);
        if (does === "delete") {
          await deleteSession(catalog, { websiteId, sessionId });
        } else {
          const facts = sessionFacts({
            websiteId,
            sessionId,
            status,
            eventCount,
            errorCount,
            savedAtMs: savedAtMs - agoMs,
          });
          last = does === "again" && last !== null ? last : facts;
          await saveSession(env, last);
        }
      }
      const { kept, anew } = await counted(websiteId);
      expect(kept).toEqual(anew);
    }),
    { numRuns: 60, seed: 7 },
  );
}, 60_000);

test("a session costs the rows that the schema says it does", async () => {
  const facts = sessionFacts({ websiteId: websiteIdOf("web_billed"), endedAtMs: 0 });
  // Another of the same facet, which is written once.
  await saveSession(env, sessionFacts({ websiteId: facts.websiteId, status: "completed" }));
  const spent: number[] = [];
  const billed = async (over: Partial<SessionFacts>) => {
    const database = countingRows(env.CATALOG_0, (rows) => spent.push(rows));
    await saveSession({ ...env, CATALOG_0: database }, { ...facts, ...over });
  };
  await billed({});
  await billed({ savedAtMs: facts.savedAtMs + 1, eventCount: 50 });
  await billed({ savedAtMs: facts.savedAtMs + 2, eventCount: 60, status: "completed" });
  const deleted = await env.CATALOG_0.prepare("DELETE FROM sessions WHERE session_id = ?")
    .bind(facts.sessionId)
    .run();
  expect([...spent, deleted.meta.rows_written]).toEqual([4, 1, 5, 2]);
});

test("one with struggles costs a row more, and one for each place that its website learns of", async () => {
  const facts = sessionFacts({ websiteId: websiteIdOf("web_billedstruggle"), endedAtMs: 0 });
  await saveSession(env, sessionFacts({ websiteId: facts.websiteId, status: "completed" }));
  const spent: number[] = [];
  const database = countingRows(env.CATALOG_0, (rows) => spent.push(rows));
  const lesson = { place: "deadClick / a", flagged: 1, happy: 1, answered: 0, visitorBits: 1 };
  const lessons = { learned: [lesson, { ...lesson, place: "rageClick / b" }], forgotten: [] };
  const struggle = { frustration: 40, signalCounts: { deadClick: 1, rageClick: 1 } };
  await saveSession(env, facts);
  const over = { ...facts, ...struggle, status: "completed", savedAtMs: facts.savedAtMs + 1 } as const;
  await saveSession({ ...env, CATALOG_0: database }, over, { lessons });
  expect(spent).toEqual([8]);
});

test("pages, who came from where and a visitor's return cost no row, and each mark one", async () => {
  const spent: number[] = [];
  const database = countingRows(env.CATALOG_0, (rows) => spent.push(rows));
  const websiteId = websiteIdOf("web_billedvisit");
  await saveSession(env, sessionFacts({ websiteId, status: "completed" }));
  const page = { path: "/", views: 1, isExit: true, depthPercent: 50, seconds: 9, errors: 0, struggles: 0 };
  const used: Mark[] = [
    ["event", "buy", 1, 5],
    ["release", "1", 1, 0],
  ];
  for (const marks of [[], used]) {
    const facts = sessionFacts({ websiteId, endedAtMs: 0, referrer: "https://search.example/" });
    await saveSession(env, facts);
    const over = { ...facts, status: "completed", savedAtMs: facts.savedAtMs + 1 } as const;
    await saveSession({ ...env, CATALOG_0: database }, over, {
      findings: findings({ pages: [page], marks }),
    });
  }
  expect(spent).toEqual([5, 7]);
});

test("an error that others had as well costs two rows, its mark and its day, and two in the end", async () => {
  const spent: number[] = [];
  const database = countingRows(env.CATALOG_0, (rows) => spent.push(rows));
  const websiteId = websiteIdOf("web_billederror");
  const fingerprint = "e".repeat(16);
  const group = { fingerprint, type: "Error", message: "no tea", place: "a.js", stack: "" };
  const marks: Mark[] = [["error", fingerprint, 1, 5]];
  const errors = [{ fingerprint, tabId: "tab_aaaaaaaaaaaa", atMs: 5, count: 1, message: "no tea" }];
  const over = { findings: findings({ marks, errors, groups: [group] }) };
  await saveSession(env, sessionFacts({ websiteId, status: "completed", endedAtMs: 0 }), over);
  const facts = sessionFacts({ websiteId, endedAtMs: 0 });
  await saveSession(env, facts);
  const later = { ...facts, status: "completed", savedAtMs: facts.savedAtMs + 1 } as const;
  await saveSession({ ...env, CATALOG_0: database }, later, over);
  const deleted = await env.CATALOG_0.prepare("DELETE FROM sessions WHERE session_id = ?")
    .bind(facts.sessionId)
    .run();
  expect([...spent, deleted.meta.rows_written]).toEqual([5 + 2, 2 + 2]);
});

const countingRows = (database: D1Database, count: (rows: number) => void): D1Database =>
  Object.assign(Object.create(database), {
    prepare: (statement: string) => database.prepare(statement),
    batch: async (statements: D1PreparedStatement[]) => {
      const answers = await database.batch(statements);
      count(answers.reduce((rows, { meta }) => rows + meta.rows_written, 0));
      return answers;
    },
  });
