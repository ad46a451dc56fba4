import { env } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import { randomText } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { Mark } from "../../protocol/visit/visit-facts.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { findings, sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import type { SessionFilter } from "./list-filter.ts";
import { keysQuery } from "./list-keys.ts";
import { gathers, type Route } from "./list-route.ts";
import { listSessions } from "./list-sessions.ts";
import { openCatalog } from "./open-catalog.ts";
import { saveSession } from "./save-session.ts";
import { editTags } from "./tags.ts";

const beginMs = Date.parse("2026-10-01T00:00:00Z");
const seen = (path: string, isExit: boolean) => ({
  ...{ path, isExit, views: 1, depthPercent: 0, seconds: 0, errors: 0, struggles: 0 },
});

/** A website of four sessions, named by what is asked of them; the last is of the first one's visitor, ten days later. */
async function fourSessions() {
  const websiteId = websiteIdOf(`web_${randomText(crypto.getRandomValues(new Uint8Array(12)))}`);
  const names = new Map<string, string>();
  const save = async (
    name: string,
    day: number,
    visitor: string,
    given: { marks?: Mark[]; pages?: ReturnType<typeof seen>[]; referrer?: string; contactId?: string },
  ) => {
    const startedAtMs = beginMs + day * dayMs;
    const { referrer = "", contactId = null, ...found } = given;
    const sessionId = freshSessionId("visits", startedAtMs);
    const facts = sessionFacts({
      websiteId,
      sessionId,
      startedAtMs,
      visitorId: visitor,
      referrer,
      contactId,
    });
    await saveSession(env, { ...facts, status: "completed" }, { findings: findings(found) });
    names.set(sessionId, name);
    return { websiteId, sessionId };
  };
  const first = await save("bought", 1, "vis_aaaaaaaaaaaaaaaa", {
    marks: [
      ["event", "add", 2, 100],
      ["event", "buy", 1, 200],
      ["release", "1.2", 1, 0],
      ["variant", "price=low", 1, 0],
      ["tag", "vip", 1, 0],
    ],
    pages: [seen("/", false), seen("/orders/:id", true)],
    referrer: "https://www.search.example/?q=tea",
    contactId: "ann",
  });
  await save("left", 2, "vis_bbbbbbbbbbbbbbbb", {
    marks: [
      ["event", "buy", 1, 50],
      ["event", "add", 1, 100],
      ["campaign", "spring", 1, 0],
      ["error", "0123456789abcdef", 3, 10],
    ],
    pages: [seen("/", true)],
    referrer: "https://search.example",
  });
  await save("asked", 3, "", {
    marks: [["prompt", "", 2, 10]],
    referrer: "https://a.example/?u=https://search.example/",
  });
  await save("back", 11, "vis_aaaaaaaaaaaaaaaa", { contactId: "ann" });
  const catalog = await openCatalog(env, websiteId);
  const listed = async (filter: SessionFilter): Promise<(string | undefined)[]> => {
    const range = { websiteId, fromMs: 0, toMs: beginMs * 2 };
    const page = { status: "all", sort: "recent", after: null, maxRows: 50 } as const;
    const { rows, matching } = await listSessions(catalog, range, { ...page, filter });
    expect(matching).toEqual({ count: rows.length, hasMore: false });
    return rows.map(({ sessionId }) => names.get(sessionId));
  };
  return { websiteId, catalog, first, listed };
}
const { listed, catalog, first } = await fourSessions();

test.each([
  [{ event: "buy" }, ["left", "bought"]],
  [{ event: "add", notEvent: "buy" }, []],
  [{ notEvent: "buy" }, ["back", "asked"]],
  [{ event: "add", endedWithout: "buy" }, ["left"]],
  [{ endedWithout: "buy" }, ["back", "asked"]],
  [{ tag: "vip" }, ["bought"]],
  [{ release: "1.2" }, ["bought"]],
  [{ variant: "price=low" }, ["bought"]],
  [{ variant: "price" }, []],
  [{ campaign: "spring" }, ["left"]],
  [{ error: "0123456789abcdef" }, ["left"]],
  [{ hasPrompts: true }, ["asked"]],
  [{ hasPrompts: false }, ["back", "left", "bought"]],
  [{ referrerHost: "search.example" }, ["left"]],
  [{ referrerHost: "WWW.search.example" }, ["bought"]],
  [{ page: "/" }, ["left", "bought"]],
  [{ page: "/orders/:id" }, ["bought"]],
  [{ exitPage: "/" }, ["left"]],
  [{ visitors: "new" }, ["left", "bought"]],
  [{ visitors: "returning" }, ["back"]],
  [{ notSeenForMs: 10 * dayMs }, ["back"]],
  [{ notSeenForMs: 11 * dayMs }, []],
  [{ contactIds: ["ann", "ben"] }, ["back", "bought"]],
  [{ contactIds: [] }, []],
  [{ contactIds: ["ann"], event: "buy" }, ["bought"]],
  [{ event: "buy", hasErrors: false, country: "DE", minDurationMs: 1 }, ["left", "bought"]],
] satisfies [SessionFilter, string[]][])("a list narrowed to %j", async (filter, names) => {
  expect(await listed(filter)).toEqual(names);
});

test("a member's tag finds a session at once, and one taken off does not, though the page told it", async () => {
  const edit = (add: string[], remove: string[]) =>
    editTags(catalog, first.websiteId, [first.sessionId], { add, remove });
  await edit(["to read"], []);
  expect(await listed({ tag: "to read" })).toEqual(["bought"]);
  await edit([], ["to read", "vip"]);
  expect(await listed({ tag: "to read" })).toEqual([]);
  expect(await listed({ tag: "vip" })).toEqual([]);
  await edit(["vip"], []);
  expect(await listed({ tag: "vip" })).toEqual(["bought"]);
});

test.each(["recent", "longest", "errors", "frustration"] as const)(
  "all filters together bind no more values than D1 takes, sorted by the %s",
  async (sort) => {
    const filter: SessionFilter = {
      ...{ country: "DE", deviceType: "desktop", browser: "Chrome", os: "Linux", signal: "crash" },
      ...{ minDurationMs: 1, maxDurationMs: 9, pathPrefix: "/", tag: "a", variant: "a=b", release: "1" },
      ...{ campaign: "c", event: "buy", notEvent: "add", endedWithout: "add", error: "e", hasPrompts: true },
      ...{ referrerHost: "a.example", page: "/", exitPage: "/", visitors: "new", notSeenForMs: 1 },
    };
    const range = { websiteId: first.websiteId, fromMs: 0, toMs: beginMs * 2 };
    const after = { sort, value: 5, sessionId: first.sessionId };
    const { bound, counting } = countingBound();
    const page = { status: "all", sort, after, maxRows: 50, filter } as const;
    expect((await listSessions(counting, range, page)).rows).toEqual([]);
    for (const from of [...gathers, null]) {
      const route: Route = from === null ? { kind: "walk" } : { kind: "gather", from };
      await counting.all(keysQuery({ ...page, range, route, maxWalked: null }, 51));
    }
    const walk: Route = { kind: "walk" };
    if (sort === "recent") await counting.all(keysQuery({ ...page, range, route: walk, maxWalked: 9 }, 51));
    // What is around the keys binds two more.
    expect(Math.max(...bound)).toBeLessThanOrEqual(98);
  },
);

/** The catalog, and how many values each query of it binds. */
function countingBound() {
  const bound: number[] = [];
  const logger = { logQuery: (_: string, values: unknown[]) => void bound.push(values.length) };
  return { bound, counting: drizzle(env.CATALOG_0, { logger }) };
}
