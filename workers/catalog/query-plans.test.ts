import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { expiredSessions } from "./expired-sessions.ts";
import { listSessions } from "./list-sessions.ts";
import { openCatalog } from "./open-catalog.ts";
import { uncheckedSessions } from "./unchecked-sessions.ts";

/** What SQLite says it would do for each query that `ask` makes. */
async function plansOf(ask: (env: { database: D1Database }) => Promise<unknown>): Promise<string[]> {
  const details: string[] = [];
  const explained = (statement: string, values: unknown[]) =>
    env.CATALOG_0.prepare(`EXPLAIN QUERY PLAN ${statement}`)
      .bind(...values)
      .all<{ detail: string }>();
  const pending: Promise<void>[] = [];
  const database: D1Database = Object.assign(Object.create(env.CATALOG_0), {
    batch: (statements: D1PreparedStatement[]) => env.CATALOG_0.batch(statements),
    prepare: (statement: string) => {
      const prepared = env.CATALOG_0.prepare(statement);
      return Object.assign(Object.create(prepared), {
        bind: (...values: unknown[]) => {
          pending.push(
            explained(statement, values).then(({ results }) => {
              details.push(results.map(({ detail }) => detail).join("; "));
            }),
          );
          return prepared.bind(...values);
        },
      });
    },
  });
  await ask({ database });
  await Promise.all(pending);
  return details;
}

const { websiteId, sessionId } = sessionFacts({ websiteId: websiteIdOf("web_plans") });

test("list and totals, the sweep and the watchdog each read through their index, and sort nothing", async () => {
  const catalogOf = (database: D1Database) => openCatalog({ ...env, CATALOG_0: database }, websiteId);
  const range = { websiteId, fromMs: 0, toMs: 9 };
  for (const status of ["all", "active"] as const) {
    for (const after of [null, { startedAtMs: 5, sessionId }]) {
      const plans = await plansOf(async ({ database }) =>
        listSessions(await catalogOf(database), range, { status, after, maxRows: 10 }),
      );
      expect(plans).toHaveLength(2);
      for (const plan of plans) expect(plan).toMatch(/^SEARCH sessions USING INDEX sessions_by_start/);
      expect(plans.join()).not.toContain("TEMP B-TREE");
    }
  }
  const [sweep] = await plansOf(async ({ database }) =>
    expiredSessions(await catalogOf(database), 9, null, 10),
  );
  expect(sweep).toContain("INDEX sessions_by_expiry");
  const [watchdog] = await plansOf(async ({ database }) =>
    uncheckedSessions(await catalogOf(database), 9, 10),
  );
  expect(watchdog).toContain("INDEX sessions_by_check");
  expect(watchdog).not.toContain("TEMP B-TREE");
});
