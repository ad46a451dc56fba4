import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FakeIngest } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html =
  "<!doctype html><title>Page</title><!-- recorder --><button id=go>Go</button><p id=text>Words</p>";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const consent = (page: Page, granted: boolean) =>
  page.evaluate((value) => window.playhead?.consent(value), granted);

/** Names of all that the recorder keeps in this browser. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name = "" }) => name),
  ]);

const chunkRequests = (site: FakeIngest): number =>
  site.requests.filter((request) => request.includes("/v1/chunks/")).length;

async function recorded(site: FakeIngest, page: Page, before = site.chunks.length): Promise<void> {
  await page.click("#go");
  await until("a chunk", () => site.chunks.length > before);
}

const breath = () => new Promise((resolve) => setTimeout(resolve, 500));

test("where consent is required nothing is stored or asked for before it, and later pages remember it", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = { consentRequired: true };
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.click("#go");
  await breath();
  expect(await kept(page)).toEqual([]);
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
  await consent(page, true);
  await recorderRuns(page);
  await recorded(site, page, 0);
  await page.goto(site.site);
  await recorderRuns(page);
});

test("a withdrawal ends recording, empties the browser and asks the server to erase, by the secret", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const context = await stage.browser.newContext();
  const page = await visit(stage, site.site, context);
  await recorded(site, page);
  const record = await page.evaluate(() => JSON.parse(localStorage.getItem("playhead:pk_test") ?? "{}"));
  await page.evaluate(() => document.querySelector("#text")?.append(" that came too late"));
  await consent(page, false);
  await until("the withdrawal", () => site.withdrawals.length > 0);
  expect(site.withdrawals).toEqual([{ visitorId: record.visitorId, secret: record.secret }]);
  await page.click("#go");
  const sent = chunkRequests(site);
  await breath();
  expect(await kept(page)).toEqual(["playhead-consent:pk_test"]);

  await page.goto(site.site);
  await page.click("#go");
  await breath();
  expect(await kept(page)).toEqual(["playhead-consent:pk_test"]);
  expect(chunkRequests(site)).toBe(sent);
  expect(JSON.stringify(site.chunks.map(({ events }) => events))).not.toContain("too late");

  const before = site.chunks.length;
  await consent(page, true);
  await recorderRuns(page);
  await recorded(site, page, before);
  const next = await page.evaluate(() => JSON.parse(localStorage.getItem("playhead:pk_test") ?? "{}"));
  expect(next.visitorId).not.toBe(record.visitorId);
});

test("a withdrawal that does not reach the server is asked for again by the next page", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await recorded(site, page);
  site.withdrawStatus = 503;
  await consent(page, false);
  await until("the first try", () => site.withdrawals.length === 1);
  await breath();
  expect((await kept(page)).sort()).toEqual(["playhead-consent:pk_test", "playhead-withdrawal:pk_test"]);
  site.withdrawStatus = 202;
  await page.goto(site.site);
  await until("the second try", () => site.withdrawals.length === 2);
  await breath();
  expect(await kept(page)).toEqual(["playhead-consent:pk_test"]);
});

test("a withdrawal in one tab holds in all of them", { timeout: 30_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const context = await stage.browser.newContext();
  const [one, other] = [await visit(stage, site.site, context), await visit(stage, site.site, context)];
  await recorded(site, one);
  await recorded(site, other);
  await consent(one, false);
  await breath();
  const sent = chunkRequests(site);
  await other.click("#go");
  await other.close();
  await breath();
  expect(chunkRequests(site)).toBe(sent);
  expect(await kept(one)).toEqual(["playhead-consent:pk_test"]);
});

test("a browser's Global Privacy Control goes over the page's word", { timeout: 30_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const context = await stage.browser.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
  );
  const page = await context.newPage();
  await page.goto(site.site);
  await consent(page, true);
  await page.evaluate(() => window.playhead?.start());
  await page.click("#go");
  await breath();
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
});
