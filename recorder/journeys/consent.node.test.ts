import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeIngest, snapshotCount } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

const body = "<h1>Shop</h1>";
const required = `<!doctype html><title>Shop</title>
<script async src="{{ingest}}/r/pk_test.js" data-consent="required"></script>${body}`;
const plain = `<!doctype html><title>Shop</title><!-- recorder -->${body}`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

async function open(site: FakeIngest, path = "/"): Promise<Page> {
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site + path);
  await page.waitForFunction(() => window.playhead);
  return page;
}
const stored = (page: Page): Promise<number> =>
  page.evaluate(
    async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
  );
const posts = (site: FakeIngest, kind: string): string[] =>
  site.requests.filter((one) => one.startsWith(`POST /v1/${kind}`));

test("where the tag requires it nothing is stored, fetched or sent before consent, whatever the page calls", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": required });
  const page = await open(site);
  await page.evaluate(() => {
    window.playhead?.start();
    window.playhead?.identify({ id: "42" });
  });
  await page.click("h1");
  await page.waitForTimeout(500);
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
  expect(await stored(page)).toBe(0);

  await page.evaluate(() => window.playhead?.consent(true));
  await until("the recorder", () => site.requests.some((one) => one.includes("/r/recorder-")));
  await page.waitForTimeout(300);
  await page.click("h1");
  await until("the chunk", () => snapshotCount(site.chunks) === 1);
  await page.reload();
  await until("the next page, which need not ask again", () => snapshotCount(site.chunks) === 2);
  await page.close();
});

test("withdrawn consent ends recording, empties the browser, asks the server to erase, and is remembered", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": plain });
  const page = await open(site);
  await page.click("h1");
  await until("the chunk", () => site.chunks.length > 0);
  const secret = await page.evaluate(
    () => JSON.parse(localStorage.getItem("playhead:pk_test") ?? "{}").secret,
  );
  const before = posts(site, "chunks").length;
  await page.evaluate(() => window.playhead?.consent(false));
  await until("the withdrawal", () => site.withdrawals.length === 1);
  await page.click("h1");
  await page.waitForTimeout(500);
  expect(site.withdrawals).toEqual([{ visitorId: site.chunks[0]?.header.visitorId, secret }]);
  // All that is left is the word itself.
  expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([
    ["playhead-consent:pk_test", "no"],
  ]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.reload();
  await page.click("h1");
  await page.waitForTimeout(500);
  expect(posts(site, "chunks")).toHaveLength(before);
  await page.close();
});

test("a visitor's privacy signal goes over the consent a page claims for them", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": required });
  const context = await stage.browser.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
  );
  const page = await context.newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead);
  await page.evaluate(() => window.playhead?.consent(true));
  await page.click("h1");
  await page.waitForTimeout(300);
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
  await page.close();
});
