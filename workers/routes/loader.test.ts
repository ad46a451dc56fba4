import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import { sessionList } from "../../protocol/api.ts";
import { websites } from "../control/schema.ts";
import { callApi, callPublic } from "../testing/call.ts";
import { freshSessionId, freshTabId, pageEvents } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeedOptions, seedWebsite } from "../testing/seed-website.ts";

/** The config in the loader's text. */
async function configOf(answer: Response): Promise<Record<string, unknown>> {
  const [, json = ""] = /^start\((.*)\);$/.exec(await answer.text()) ?? [];
  return JSON.parse(json);
}

async function loaderOf(options: SeedOptions = {}) {
  const website = await seedWebsite(env, options);
  return { website, answer: await callPublic(`/r/${website.siteKey}.js`) };
}

test("the loader carries the website's config", async () => {
  const before = Date.now();
  const { website, answer } = await loaderOf();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  const config = await configOf(answer);
  expect(config).toEqual({
    revision: 7,
    siteKey: website.siteKey,
    tag: website.tag,
    origin: env.PUBLIC_ORIGIN,
    recorderPath: "/r/recorder-0123abcd.js",
    nowMs: expect.any(Number),
    enabled: true,
    trigger: "all",
    samplingRate: 1,
    requests: "off",
    sessionUrlBase: `${env.DASHBOARD_ORIGIN}/websites/${website.websiteId}/sessions/`,
  });
  expect(config.nowMs).toBeGreaterThanOrEqual(before);
});

test("what a member has set is in the config, and overrides nothing the website is", async () => {
  const settings = { privacy: { level: "strict" }, minDurationMs: 5_000, consentRequired: true } as const;
  const { website, answer } = await loaderOf({ settings });
  expect(await configOf(answer)).toMatchObject({ ...settings, siteKey: website.siteKey, trigger: "all" });
});

test("the loader may be used by any page and kept for half a minute", async () => {
  const { answer } = await loaderOf();
  expect(answer.headers.get("cache-control")).toBe("public, max-age=30");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
});

test("the edge's copy answers whatever query a page adds, with the time of each request", async () => {
  const { website, answer } = await loaderOf();
  const first = await configOf(answer);
  const control = drizzle(env.CONTROL);
  await control.update(websites).set({ configRevision: 8 }).where(eq(websites.websiteId, website.websiteId));
  await scheduler.wait(5);
  const again = await callPublic(`/r/${website.siteKey}.js?v=2`);
  const second = await configOf(again);
  expect(second).toEqual({ ...first, nowMs: expect.any(Number) });
  expect(second.nowMs).toBeGreaterThan(Number(first.nowMs));
  for (const name of ["cache-control", "content-type"])
    expect(again.headers.get(name)).toBe(answer.headers.get(name));
  expect(again.headers.get("access-control-allow-origin")).toBe("*");
});

test("visits that begin with one copy of the loader are listed as they began, page by page", async () => {
  const { website, answer } = await loaderOf();
  const begun = [await configOf(answer)];
  for (let n = 1; n < 5; n += 1) {
    await scheduler.wait(3);
    begun.push(await configOf(await callPublic(`/r/${website.siteKey}.js`)));
  }
  const ids = begun.map(({ nowMs }) => freshSessionId(website.tag, Number(nowMs)));
  // Their first chunks come in another order.
  for (const sessionId of ids.toReversed()) {
    const place = { sessionId, tabId: freshTabId(), seq: 0 };
    await postEvents(website, place, pageEvents("https://shop.example/", Date.now()));
  }
  const told: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = await callApi(website, `/api/websites/${website.websiteId}/sessions?limit=2${query}`);
    const list = sessionList.parse(await page.json());
    told.push(...list.sessions.map(({ sessionId }) => sessionId));
    cursor = list.nextCursor;
  }
  expect(told).toEqual(ids.toReversed());
});

test("a website that does not record says so", async () => {
  const off = await loaderOf({ recordingEnabled: false });
  expect(await configOf(off.answer)).toMatchObject({ enabled: false });
  const free = await loaderOf({ retentionDays: 0 });
  expect(await configOf(free.answer)).toMatchObject({ enabled: false });
});

test.each([
  "/r/pk_nobody.js",
  "/r/pk_a'b.js",
  "/r/loader.js",
  "/r/manifest.json",
  "/r/recorder-none.js",
  "/r/recorder-00000000.js",
  "/r/x",
])("%s is not found", async (path) => {
  const answer = await callPublic(path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});

test("a revoked key has no loader", async () => {
  const { answer } = await loaderOf({ isSiteKeyRevoked: true });
  expect(answer.status).toBe(404);
});

test.each([
  ["/r/recorder-0123abcd.js", "record();"],
  ["/r/extras-0123abcd.js", "join();"],
])("the recorder's file %s may be kept for ever", async (path, text) => {
  const answer = await callPublic(path);
  expect(await answer.text()).toBe(text);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
});
