import { env } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { expiredSessions } from "./expired-sessions.ts";
import { entriesQuery } from "./list-entries.ts";
import { type KeyQuery, keysQuery } from "./list-keys.ts";
import type { Gather } from "./list-route.ts";
import { totalsQuery } from "./list-totals.ts";
import type { Catalog } from "./open-catalog.ts";
import { uncheckedSessions } from "./unchecked-sessions.ts";

const { websiteId, sessionId } = sessionFacts({ websiteId: websiteIdOf("web_plans") });
const range = { websiteId, fromMs: 5, toMs: 9 };

/** What SQLite says it would do for each query that `ask` makes, step by step. */
async function planOf(ask: (catalog: Catalog) => Promise<unknown>): Promise<string[]> {
  const queries: [query: string, values: unknown[]][] = [];
  const logger = { logQuery: (query: string, values: unknown[]) => void queries.push([query, values]) };
  await ask(drizzle(env.CATALOG_0, { logger }));
  const steps: string[] = [];
  for (const [query, values] of queries) {
    const explained = env.CATALOG_0.prepare(`EXPLAIN QUERY PLAN ${query}`).bind(...values);
    const { results } = await explained.all<{ detail: string }>();
    steps.push(...results.map(({ detail }) => detail));
  }
  return steps;
}

const anyQuery: KeyQuery = {
  range,
  status: "all",
  filter: {},
  sort: "recent",
  after: null,
  route: { kind: "walk" },
  maxWalked: null,
};
const narrow = {
  tag: "rare",
  browser: "Iron",
  signal: "crash",
  minDurationMs: 9,
  pathPrefix: "/rare",
} as const;
const keys = (query: Partial<KeyQuery>) =>
  planOf((catalog) => catalog.all(keysQuery({ ...anyQuery, ...query }, 1_001)));
const sortsOf = (plan: string[]) => plan.filter((step) => step.includes("TEMP B-TREE"));
const byTime = "sessions USING PRIMARY KEY (website_id=? AND made_at>? AND made_at<?)";

test.each([
  { status: "all", filter: {}, after: null },
  { status: "completed", filter: {}, after: null },
  { status: "completed", filter: { country: "IS", browser: "Iron", pathPrefix: "/a" }, after: null },
  { status: "all", filter: { minDurationMs: 5 }, after: { sort: "recent", value: 5, sessionId } },
  { status: "completed", filter: { page: "/rare" }, after: null, maxWalked: 9 },
  {
    status: "all",
    filter: { referrerHost: "a.example" },
    after: { sort: "recent", value: 5, sessionId },
    maxWalked: 9,
  },
] as const)("time's own order is the table's, and nothing is sorted: %j", async (query) => {
  const plan = await keys(query);
  expect(plan.join("\n")).toContain(byTime);
  expect(sortsOf(plan)).toEqual([]);
});

test.each(["all", "completed"] as const)(
  "the longest are walked down in their own index: %s",
  async (status) => {
    const plan = await keys({ status, sort: "longest", filter: { country: "US", pathPrefix: "/a" } });
    expect(plan.join("\n")).toContain("USING COVERING INDEX sessions_by_duration");
    expect(plan.includes("SCAN sessions")).toBe(false);
    // Equals alone: the index has them by time, and then by id the other way.
    if (status === "completed") expect(sortsOf(plan)).toEqual(["USE TEMP B-TREE FOR LAST TERM OF ORDER BY"]);
  },
);

test("those with most errors are walked down in their own index, the others in the table's order", async () => {
  const plan = await keys({ status: "completed", sort: "errors", filter: { os: "iOS" } });
  expect(plan.join("\n")).toContain("USING COVERING INDEX sessions_with_errors");
  expect(plan.join("\n")).toContain(byTime);
});

test("the most frustrated are walked down in their own index, the others in the table's order", async () => {
  const plan = await keys({ status: "completed", sort: "frustration", filter: { signal: "deadClick" } });
  expect(plan.join("\n")).toContain("USING COVERING INDEX sessions_by_frustration");
  expect(plan.join("\n")).toContain(byTime);
});

test.each([
  [
    "facet",
    "COVERING INDEX sessions_by_facet (website_id=? AND country=? AND device_type=? AND browser=? AND os=? AND made_at>? AND made_at<?)",
  ],
  ["duration", "COVERING INDEX sessions_by_duration (website_id=? AND duration_ms>?)"],
  ["errors", "COVERING INDEX sessions_with_errors (website_id=? AND error_count>?)"],
  ["struggles", "COVERING INDEX sessions_by_frustration (website_id=? AND frustration>?)"],
  ["path", "COVERING INDEX sessions_by_path (website_id=? AND initial_path>? AND initial_path<?)"],
  [
    "mark",
    "session_marks USING PRIMARY KEY (website_id=? AND kind=? AND value=? AND made_at>? AND made_at<?)",
  ],
  ["time", byTime],
] satisfies [Gather, string][])("what is gathered is read from one index alone: %s", async (from, step) => {
  const filter = { ...narrow, hasErrors: true, hasFrustration: true };
  for (const sort of ["recent", "longest", "errors", "frustration"] as const) {
    const plan = await keys({ status: "completed", sort, filter, route: { kind: "gather", from } });
    expect(plan.join("\n")).toContain(step);
    expect(plan.filter((each) => each.includes(" sessions "))).toHaveLength(1);
  }
});

test("what could be gathered is counted in the same indexes", async () => {
  const filter = { ...narrow, hasErrors: true, hasFrustration: true };
  const plan = await planOf((catalog) => entriesQuery(catalog, range, { ...anyQuery, filter }));
  for (const index of ["by_facet", "by_duration", "with_errors", "by_frustration", "by_path"]) {
    expect(plan.join("\n")).toContain(`USING COVERING INDEX sessions_${index} (website_id=?`);
  }
  const none = await planOf((catalog) => entriesQuery(catalog, range, { ...anyQuery, sort: "longest" }));
  expect(none.filter((step) => step.includes("sessions"))).toEqual([]);
});

test("active sessions and a visitor's are read through their indexes", async () => {
  expect((await keys({ status: "active", sort: "longest" })).join("\n")).toContain("INDEX sessions_active");
  const plan = await keys({ filter: { visitorId: "vis_a" }, sort: "longest", route: { kind: "visitor" } });
  expect(plan.join("\n")).toContain("INDEX sessions_by_visitor (website_id=? AND visitor_id=? AND made_at>?");
});

test("totals are read from counters and the ends of the range", async () => {
  const plan = await planOf((catalog) => totalsQuery(catalog, range));
  expect(plan.join("\n")).toContain("day_counters USING PRIMARY KEY");
  expect(plan.filter((step) => step.includes(" sessions "))).toEqual([
    `SEARCH ${byTime}`,
    `SEARCH ${byTime}`,
    expect.stringContaining("INDEX sessions_active"),
  ]);
});

test("the sweep and the watchdog read through their indexes", async () => {
  const sweep = await planOf((catalog) => expiredSessions(catalog, 9, null, 10));
  expect(sweep.join("\n")).toContain("INDEX sessions_by_expiry");
  const watchdog = await planOf((catalog) => uncheckedSessions(catalog, 9, 10));
  expect(watchdog.join("\n")).toContain("INDEX sessions_active");
});
