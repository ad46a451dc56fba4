import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs } from "../../protocol/plans.ts";
import type { SignalCounts } from "../../protocol/signals/signal.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { readCursor, writeCursor } from "./list-cursor.ts";
import type { SessionFilter } from "./list-filter.ts";
import { keysQuery } from "./list-keys.ts";
import { maxGathered, narrowed, type Route } from "./list-route.ts";
import { listSessions } from "./list-sessions.ts";
import { openCatalog } from "./open-catalog.ts";
import { type SessionFacts, saveSession } from "./save-session.ts";
import type { SessionRow } from "./schema.ts";
import { type SessionSort, sortValue } from "./session-sort.ts";

const website = websiteIdOf("web_listed");
const beginMs = Date.parse("2026-10-01T00:00:00Z");
const count = 160;

const struggles: SignalCounts[] = [
  { rageClick: 1, deadClick: 2 },
  { deadClick: 1, plainClick: 3 },
  { crash: 1 },
  { quickBack: 4 },
];

/** Sessions of every kind, in every combination that a small prime apart makes, some at the same time. */
const all: SessionFacts[] = Array.from({ length: count }, (_, n) => {
  const startedAtMs = beginMs + Math.floor(n / 3) * (dayMs / 8);
  const durationMs = [5_000, 299_999, 300_000, 900_000, 40_000][n % 5] ?? 0;
  return sessionFacts({
    websiteId: website,
    sessionId: freshSessionId("listed", startedAtMs),
    startedAtMs,
    endedAtMs: startedAtMs + durationMs,
    status: n % 11 === 0 ? "active" : "completed",
    country: ["DE", "FR", "IS"][n % 3] ?? "",
    deviceType: n % 2 === 0 ? "desktop" : "mobile",
    browser: n % 7 === 0 ? "Firefox" : "Chrome",
    os: n % 4 === 0 ? "iOS" : "Windows",
    errorCount: n % 13 === 0 ? n % 4 : 0,
    ...(n % 3 === 0 ? { frustration: 20 + (n % 4) * 20, signalCounts: struggles[n % 4] ?? {} } : {}),
    eventCount: n,
    visitorId: `vis_${String(n % 20).padStart(16, "0")}`,
    initialUrl: `https://shop.example/${n % 17 === 0 ? "rare/" : "products/"}${n}?utm_source=x#top`,
  });
});
await Promise.all(all.map((facts) => saveSession(env, facts)));
await saveSession(env, sessionFacts({ websiteId: websiteIdOf("web_listedother") }));
const catalog = await openCatalog(env, website);

const rowsOf = async (): Promise<SessionRow[]> =>
  (
    await listSessions(
      catalog,
      { websiteId: website, fromMs: 0, toMs: beginMs * 2 },
      { ...plain, maxRows: 1_000 },
    )
  ).rows;
const plain = { status: "all", filter: {}, sort: "recent", after: null } as const;
const known = await rowsOf();

/** What the list should say, the simple way. */
function expected(
  rows: SessionRow[],
  status: string,
  filter: SessionFilter,
  sort: SessionSort,
): SessionRow[] {
  return rows
    .filter(
      (row) =>
        (status === "all" || row.status === status) &&
        (filter.visitorId ?? row.visitorId) === row.visitorId &&
        (filter.country ?? row.country) === row.country &&
        (filter.deviceType ?? row.deviceType) === row.deviceType &&
        (filter.browser ?? row.browser) === row.browser &&
        (filter.os ?? row.os) === row.os &&
        (filter.hasErrors ?? row.errorCount > 0) === row.errorCount > 0 &&
        (filter.hasFrustration ?? row.frustration > 0) === row.frustration > 0 &&
        (filter.signal === undefined || (row.signalCounts[filter.signal] ?? 0) > 0) &&
        row.durationMs >= (filter.minDurationMs ?? 0) &&
        row.durationMs <= (filter.maxDurationMs ?? Number.POSITIVE_INFINITY) &&
        row.initialPath.startsWith(filter.pathPrefix ?? ""),
    )
    .sort(
      (a, b) =>
        sortValue(sort, b) - sortValue(sort, a) ||
        b.madeAtMs - a.madeAtMs ||
        (a.sessionId < b.sessionId ? 1 : -1),
    );
}

const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const asked = fc.record({
  fromMs: fc.constantFrom(0, beginMs + 12_345, beginMs + 2 * dayMs),
  toMs: fc.constantFrom(beginMs + dayMs - 1, beginMs + 3 * dayMs + 999, beginMs + 90 * dayMs),
  status: fc.constantFrom("all" as const, "active" as const, "completed" as const),
  sort: fc.constantFrom("recent" as const, "longest" as const, "errors" as const, "frustration" as const),
  maxRows: fc.constantFrom(1, 7, 100),
  isFiltered: fc.boolean(),
  filter: fc.record({
    visitorId: maybe("vis_0000000000000003"),
    country: maybe("DE", "IS", "ZZ"),
    deviceType: maybe("desktop" as const, "tablet" as const),
    browser: maybe("Firefox"),
    os: maybe("iOS"),
    hasErrors: maybe(true, false),
    hasFrustration: maybe(true, false),
    signal: maybe("deadClick" as const, "crash" as const, "slowPage" as const),
    minDurationMs: maybe(40_000, 300_000),
    maxDurationMs: maybe(300_000),
    pathPrefix: maybe("/rare", "/products", "/p_oducts", "/none"),
  }),
});

test("any range, status, filter and sort, page by page, is what the rows say", async () => {
  expect(known).toHaveLength(count);
  await fc.assert(
    fc.asyncProperty(asked, async ({ fromMs, toMs, status, sort, maxRows, ...query }) => {
      const filter = query.isFiltered ? query.filter : {};
      const inside = known.filter((row) => row.madeAtMs >= fromMs && row.madeAtMs <= toMs);
      const wanted = expected(inside, status, filter, sort);
      const seen: string[] = [];
      let after = null;
      do {
        const page = await listSessions(
          catalog,
          { websiteId: website, fromMs, toMs },
          { status, filter, sort, after, maxRows },
        );
        const active = inside.filter((row) => row.status === "active").length;
        expect(page.totals).toEqual({
          total: inside.length,
          active,
          completed: inside.length - active,
          events: inside.reduce((sum, row) => sum + row.eventCount, 0),
        });
        const filters = Object.values(filter).filter((value) => value !== undefined).length;
        expect(page.matching).toEqual(
          after === null && filters > 0 ? { count: wanted.length, hasMore: false } : null,
        );
        seen.push(...page.rows.map(({ sessionId }) => sessionId));
        after = page.next && readCursor(writeCursor(page.next));
      } while (after !== null && seen.length <= count);
      expect(seen).toEqual(wanted.map(({ sessionId }) => sessionId));
    }),
    { numRuns: 100, seed: 20261121 },
  );
}, 120_000);

/** Few, so that often something is left. */
const fewFilters = fc.subarray(
  [
    "country",
    "os",
    "hasErrors",
    "hasFrustration",
    "signal",
    "minDurationMs",
    "maxDurationMs",
    "pathPrefix",
  ] as const,
  { minLength: 1, maxLength: 2 },
);

test("every way to read finds the same", async () => {
  const tried = new Set<string>();
  await fc.assert(
    fc.asyncProperty(asked, fewFilters, async ({ fromMs, toMs, maxRows, isFiltered, ...query }, names) => {
      const filter: SessionFilter = Object.fromEntries(names.map((name) => [name, query.filter[name]]));
      const range = { websiteId: website, fromMs, toMs };
      const inside = known.filter((row) => row.madeAtMs >= fromMs && row.madeAtMs <= toMs);
      const wanted = expected(inside, query.status, filter, query.sort).map(({ sessionId }) => sessionId);
      const gathers = narrowed({ ...query, filter }).map((from): Route => ({ kind: "gather", from }));
      for (const route of [{ kind: "walk" } satisfies Route, ...gathers]) {
        const asks = { ...query, filter, range, after: null, route, maxWalked: null };
        const found = await catalog.all<{ session_id: string }>(keysQuery(asks, maxRows));
        expect(found.map(({ session_id }) => session_id)).toEqual(wanted.slice(0, maxRows));
        if (found.length > 0) tried.add(`${query.sort} ${route.kind === "gather" ? route.from : route.kind}`);
      }
    }),
    { numRuns: 450, seed: 20261122 },
  );
  expect(tried.size).toBe(4 * 7);
}, 120_000);

test("a long walk that ends early goes on with the next page, misses nothing and repeats nothing", async () => {
  const gathered = { ...maxGathered, recent: -1 };
  let shortPages = 0;
  await fc.assert(
    fc.asyncProperty(asked, fewFilters, fc.constantFrom(8, 40), async (one, names, walked) => {
      const { fromMs, toMs, maxRows, status } = one;
      const filter: SessionFilter = Object.fromEntries(names.map((name) => [name, one.filter[name]]));
      const inside = known.filter((row) => row.madeAtMs >= fromMs && row.madeAtMs <= toMs);
      const wanted = expected(inside, status, filter, "recent").map(({ sessionId }) => sessionId);
      const seen: string[] = [];
      let after = null;
      do {
        const page = await listSessions(
          catalog,
          { websiteId: website, fromMs, toMs },
          { status, filter, sort: "recent", after, maxRows },
          { gathered, walked },
        );
        if (page.matching?.hasMore === false) expect(page.matching.count).toBe(wanted.length);
        seen.push(...page.rows.map(({ sessionId }) => sessionId));
        if (page.next !== null && page.rows.length < maxRows) shortPages += 1;
        after = page.next && readCursor(writeCursor(page.next));
      } while (after !== null && seen.length <= count);
      expect(seen).toEqual(wanted);
    }),
    { numRuns: 30, seed: 20261123 },
  );
  expect(shortPages).toBeGreaterThan(20);
}, 120_000);
