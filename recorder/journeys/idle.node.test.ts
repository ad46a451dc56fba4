import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, type FakeIngest, payloadsOf, snapshotCount, takenChunks } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until } from "../testing/visitor.ts";

const still = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button>`;
const restless = `${still}<p></p><script>
setInterval(() => { document.querySelector("p").textContent = String(Math.random()); }, 5000);</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

/** How many requests there were once the network has caught up with the page's clock. */
async function settled(site: FakeIngest, page: Page): Promise<number> {
  let count = -1;
  while (count !== site.requests.length) {
    count = site.requests.length;
    await page.waitForTimeout(1_000);
  }
  return count;
}

/** A touched page on which the test moves the time. */
async function touched(html: string) {
  const site = await stage.openSite({ "/": html });
  const page = await (await stage.browser.newContext()).newPage();
  await page.clock.install();
  await page.goto(site.site);
  await recorderRuns(page);
  await page.click("#buy");
  // What comes with the first touch tells of the page once it is here.
  await until("the lazy part", () => site.requests.some((request) => request.includes("/r/extras-")));
  await page.waitForTimeout(200);
  await page.clock.runFor(12_000);
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 1);
  return { site, page };
}

test("an idle tab sends nothing for three days", { timeout: 30_000 }, async () => {
  const { site, page } = await touched(still);
  await page.waitForTimeout(300);
  const sent = site.requests.length;
  await page.clock.fastForward(72 * 3_600_000);
  await page.waitForTimeout(500);
  expect(site.requests).toHaveLength(sent);
});

test("a page that only changes by itself is recorded for half an hour, and no longer", {
  timeout: 60_000,
}, async () => {
  const { site, page } = await touched(restless);
  await page.clock.runFor(29 * 60_000);
  await page.clock.runFor(3 * 60_000);
  const sent = await settled(site, page);
  expect(sent).toBeGreaterThan(50);
  await page.clock.runFor(60 * 60_000);
  await page.waitForTimeout(500);
  expect(site.requests).toHaveLength(sent);

  // The visitor is back: another session, with a page and a snapshot of its own.
  await page.click("#buy");
  await page.clock.runFor(12_000);
  await until("the second session", () => new Set(site.chunks.map((one) => one.sessionId)).size === 2);
  await until("its click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 2);
  const second = takenChunks(site.chunks).filter((one) => one.sessionId !== site.chunks[0]?.sessionId);
  expect(second[0]).toMatchObject({ seq: 0, tabId: site.chunks[0]?.tabId });
  expect(snapshotCount(second)).toBe(1);
  expect(payloadsOf(eventsOf(second), "ph.page")).toHaveLength(1);
  expect(second[0]?.header.visitorId).toBe(site.chunks[0]?.header.visitorId);
});
