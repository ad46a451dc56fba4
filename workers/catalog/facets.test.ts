import { env } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import fc from "fast-check";
import { expect, test } from "vitest";
import { freshSessionId } from "../testing/make-chunk.ts";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { deleteSession } from "./delete-session.ts";
import { saveSession } from "./save-session.ts";

const catalog = drizzle(env.CATALOG_0);
const beginMs = Date.parse("2026-10-01T00:00:00Z");
const step = fc.record({
  session: fc.nat(3),
  does: fc.constantFrom("save", "save", "delete"),
  status: fc.constantFrom("active" as const, "completed" as const),
  country: fc.constantFrom("DE", "IS"),
  os: fc.constantFrom("iOS", "Linux"),
});

test("every completed session has its facet, after any saves, reopenings and deletes", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      const websiteId = websiteIdOf(`web_facets${run++}`);
      const ids = Array.from({ length: 4 }, () => freshSessionId("facets", beginMs));
      const missing = () =>
        env.CATALOG_0.prepare(
          `SELECT country, device_type, browser, os FROM sessions WHERE website_id = ?1 AND status = 'completed'
           EXCEPT SELECT country, device_type, browser, os FROM facets WHERE website_id = ?1`,
        )
          .bind(websiteId)
          .all();
      let savedAtMs = 10_000;
      for (const { session, does, ...facts } of steps) {
        savedAtMs += 1_000;
        const sessionId = ids[session] ?? freshSessionId("facets", beginMs);
        if (does === "delete") await deleteSession(catalog, { websiteId, sessionId });
        else await saveSession(env, sessionFacts({ websiteId, sessionId, ...facts, savedAtMs }));
        expect((await missing()).results).toEqual([]);
      }
    }),
    { numRuns: 40, seed: 11 },
  );
}, 60_000);

test("a facet goes with its last session", async () => {
  const websiteId = websiteIdOf("web_facetslast");
  const countries = async () => {
    const { results } = await env.CATALOG_0.prepare("SELECT country FROM facets WHERE website_id = ?")
      .bind(websiteId)
      .all<{ country: string }>();
    return results.map(({ country }) => country);
  };
  const [one, other] = ["IS", "IS"].map((country) =>
    sessionFacts({ websiteId, country, status: "completed" }),
  );
  if (one === undefined || other === undefined) throw new Error("no sessions");
  await saveSession(env, sessionFacts({ websiteId, country: "DE", status: "active" }));
  expect(await countries()).toEqual([]);
  for (const facts of [one, other]) await saveSession(env, facts);
  expect(await countries()).toEqual(["IS"]);
  await deleteSession(catalog, one);
  expect(await countries()).toEqual(["IS"]);
  await deleteSession(catalog, other);
  expect(await countries()).toEqual([]);
});
