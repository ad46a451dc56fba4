import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { expiredSessions } from "./expired-sessions.ts";
import { listSessions, type SessionPage } from "./list-sessions.ts";
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
const catalogOf = (database: D1Database) => openCatalog({ ...env, CATALOG_0: database }, websiteId);

const pages: [name: string, page: Omit<SessionPage, "maxRows">, index: string][] = [
  ["recent", { status: "all", filter: {}, sort: "recent", after: null }, "sessions_completed"],
  [
    "recent, a later page",
    { status: "all", filter: {}, sort: "recent", after: { sort: "recent", value: 5, sessionId } },
    "sessions_completed",
  ],
  ["active", { status: "active", filter: {}, sort: "recent", after: null }, "sessions_active"],
  ["longest", { status: "all", filter: {}, sort: "longest", after: null }, "sessions_long"],
  ["errors", { status: "all", filter: {}, sort: "errors", after: null }, "sessions_with_errors"],
  [
    "a country",
    { status: "all", filter: { country: "IS" }, sort: "errors", after: null },
    "COVERING INDEX sessions_completed",
  ],
  [
    "a path",
    { status: "all", filter: { pathPrefix: "/rare" }, sort: "recent", after: null },
    "sessions_by_path",
  ],
  [
    "a visitor",
    { status: "all", filter: { visitorId: "vis_a" }, sort: "longest", after: null },
    "sessions_by_visitor",
  ],
];

test.each(pages)("the list reads through an index and never the whole table: %s", async (_, page, index) => {
  const plans = await plansOf(async ({ database }) =>
    listSessions(await catalogOf(database), { websiteId, fromMs: 0, toMs: 9 }, { ...page, maxRows: 10 }),
  );
  expect(plans.join("\n")).toContain(index);
  expect(plans.join("\n")).not.toContain("SCAN sessions");
  expect(plans.some((plan) => plan.includes("day_counters USING PRIMARY KEY"))).toBe(true);
});

test("in time's own order nothing is sorted but equals", async () => {
  const [, page] = pages[0] ?? [];
  if (page === undefined) throw new Error("no page");
  const plans = await plansOf(async ({ database }) =>
    listSessions(
      await catalogOf(database),
      { websiteId, fromMs: 0, toMs: 9 },
      { ...page, status: "completed", maxRows: 10 },
    ),
  );
  const list =
    plans.find((plan) => plan.includes("sessions_completed") && plan.includes("CO-ROUTINE page")) ?? "";
  expect(list.split("; ").filter((step) => step.includes("TEMP B-TREE"))).toEqual([
    "USE TEMP B-TREE FOR LAST TERM OF ORDER BY",
    "USE TEMP B-TREE FOR ORDER BY",
  ]);
});

test("the sweep and the watchdog read through their indexes", async () => {
  const [sweep] = await plansOf(async ({ database }) =>
    expiredSessions(await catalogOf(database), 9, null, 10),
  );
  expect(sweep).toContain("INDEX sessions_by_expiry");
  const [watchdog] = await plansOf(async ({ database }) =>
    uncheckedSessions(await catalogOf(database), 9, 10),
  );
  expect(watchdog).toContain("INDEX sessions_active");
});
