import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recorderRuns, type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><!-- recorder -->
<button id="buy">Buy</button><button id="more">More</button>`;
const pages = { "/": html, "/next": html };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const stored = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => JSON.parse(localStorage.getItem("playhead:pk_test") ?? "{}"));

const posts = (requests: readonly string[]): number =>
  requests.filter((request) => request.startsWith("POST")).length;

test("the visitor's secret stays in the browser; its hash goes with the first chunk of each page", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the first chunk", () => site.chunks.length > 0);
  const { secret = "" } = await stored(page);
  expect(secret).toMatch(/^[a-z0-5]{32}$/);
  await page.goto(`${site.site}/next`);
  await recorderRuns(page);
  await page.click("#more");
  await page.close();
  await until("the second page", () => site.chunks.some(({ seq, header }) => seq > 0 && header.visitorId));

  const hash = createHash("sha256").update(secret).digest("base64url");
  for (const { header } of site.chunks) {
    expect(header.secretHash).toBe(header.visitorId === null ? undefined : hash);
  }
  for (const { frame, body } of site.chunks) {
    expect(Buffer.concat([frame, body]).includes(secret)).toBe(false);
  }
});

test("a site key revoked in the middle of a visit ends it with the next chunk", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const page = await (await stage.browser.newContext()).newPage();
  await page.clock.install();
  await page.goto(site.site);
  await recorderRuns(page);
  await page.click("#buy");
  await until("the first chunk", () => site.chunks.length > 0);

  site.answer = () => ({ status: 403, body: { code: "site_key_unknown" } });
  await page.click("#more");
  await page.clock.runFor(60_000);
  await until("the refusal", () => site.chunks.some(({ status }) => status === 403));
  await page.waitForTimeout(300);
  const sent = posts(site.requests);
  for (let minute = 0; minute < 3; minute++) {
    await page.click("#buy");
    await page.clock.runFor(60_000);
  }
  await page.waitForTimeout(300);
  expect(posts(site.requests)).toBe(sent);
});

test("a session refused for the quota is not tried again on its next page", { timeout: 30_000 }, async () => {
  const site = await stage.openSite(pages);
  site.answer = () => ({ status: 403, body: { code: "quota_exceeded" } });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the refusal", () => site.chunks.length > 0);
  await expect.poll(async () => (await stored(page)).stopped).toBe(true);
  const sent = posts(site.requests);
  await page.goto(`${site.site}/next`);
  await page.click("#more");
  await page.waitForTimeout(500);
  await page.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(posts(site.requests)).toBe(sent);
});
