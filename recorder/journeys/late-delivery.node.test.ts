import type { BrowserContext, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventType } from "../../protocol/events.ts";
import { type ArrivedChunk, eventsOf, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit, visitorWithClock } from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button><a id="go" href="/next">Next</a>`;
const pages = { "/": html, "/next": html };
const delivery = "**/r/delivery-*.js";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const clicksOf = (chunks: readonly ArrivedChunk[]) =>
  payloadsOf(eventsOf(chunks), "ph.click").map((click) => click.selector);

/** The part stays under way until `letIn` is called. */
function holdDelivery(context: BrowserContext): { letIn(): void; asked: Promise<void> } {
  let letIn = (): void => undefined;
  const isLetIn = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  const asked = new Promise<void>((resolve, reject) => {
    const hold = async (route: Route): Promise<void> => {
      resolve();
      await isLetIn;
      await route.continue();
    };
    context.route(delivery, hold).catch(reject);
  });
  return { letIn, asked };
}

/** A visitor whose delivery stays under way. */
async function visitHeld(others: Record<string, string> = {}) {
  const site = await stage.openSite({ ...pages, ...others });
  const context = await stage.browser.newContext();
  const held = holdDelivery(context);
  return { site, page: await visit(stage, site.site, context), ...held };
}

test("what happens while the delivery is on its way is sent in its order when it is there", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn, asked } = await visitHeld();
  await page.click("#buy");
  await asked;
  await page.evaluate(() => document.body.append("changed"));
  await page.click("#buy");
  await page.waitForTimeout(200);
  expect(site.chunks).toEqual([]);
  letIn();
  await until("both clicks", () => clicksOf(site.chunks).length === 2);
  expect(snapshotCount(site.chunks)).toBe(1);
  const times = eventsOf(site.chunks).map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  await page.close();
});

test("a page that is left before the delivery is there leaves its events to the tab's next one", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn } = await visitHeld();
  await page.click("#go");
  await page.waitForURL("**/next", { waitUntil: "commit" });
  await recorderRuns(page);
  letIn();
  const snapshots = () => eventsOf(site.chunks).filter(({ type }) => type === eventType.fullSnapshot);
  await until("both pages", () => snapshots().length === 2);
  expect(site.chunks[0]?.seq).toBe(0);
  expect(clicksOf(site.chunks)).toEqual(["#go"]);
  expect(new Set(site.chunks.map(({ tabId }) => tabId)).size).toBe(1);
  await page.close();
});

test("the click that leaves a page too large to be left to the next one is left all the same", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn } = await visitHeld({ "/": `${html}<p>${"word ".repeat(300_000)}</p>` });
  await page.click("#go");
  await page.waitForURL("**/next", { waitUntil: "commit" });
  await recorderRuns(page);
  letIn();
  await until("the next page", () => snapshotCount(site.chunks) === 1);
  expect(clicksOf(site.chunks)).toEqual(["#go"]);
  await page.close();
});

test("a page too large to wait for the delivery loses its looks, and not what is done there", {
  timeout: 40_000,
}, async () => {
  const site = await stage.openSite({ "/": `${html}<p>${"word ".repeat(1_200_000)}</p>` });
  const context = await stage.browser.newContext();
  const { letIn } = holdDelivery(context);
  const page = await visit(stage, site.site, context);
  await page.evaluate(() => {
    for (let n = 0; n < 60; n++) window.playhead?.track(`step ${n}`);
  });
  await page.click("#buy");
  letIn();
  // It may come with the second chunk.
  await until("the click", () => clicksOf(site.chunks).includes("#buy"), 25_000);
  await page.close();
});

test("a delivery that cannot be had is asked for again, and the visitor's first click is still there", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const context = await visitorWithClock(stage);
  let asked = 0;
  await context.route(delivery, async (route) => {
    asked++;
    if (asked === 1) await route.abort();
    else await route.continue();
  });
  const page = await visit(stage, site.site, context);
  await page.click("#buy");
  await page.click("#buy");
  await until("the first try", () => asked === 1);
  await page.clock.fastForward(5_500);
  expect(asked).toBe(1);
  expect(site.chunks).toEqual([]);
  await page.click("#buy");
  await until("all three clicks", () => clicksOf(site.chunks).length === 3);
  expect(asked).toBe(2);
  await page.close();
});

test("a delivery that comes after the visitor's refusal sends nothing and keeps nothing", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn, asked } = await visitHeld();
  await page.click("#buy");
  await asked;
  await page.evaluate(() => window.playhead?.consent(false));
  letIn();
  await until("the withdrawal", () => site.withdrawals.length === 1);
  await page.waitForTimeout(500);
  expect(site.chunks).toEqual([]);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.close();
});

test("a delivery that comes after stop() sends what the visitor had done, once", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn, asked } = await visitHeld();
  await page.click("#buy");
  await asked;
  await page.evaluate(() => window.playhead?.stop());
  await page.click("#buy");
  letIn();
  await until("the click", () => clicksOf(site.chunks).length === 1);
  await page.waitForTimeout(300);
  expect(clicksOf(site.chunks)).toEqual(["#buy"]);
  await page.close();
});

test("stopped and started again before the delivery is there, the page sends each click once", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn, asked } = await visitHeld();
  await page.click("#buy");
  await asked;
  await page.evaluate(() => {
    window.playhead?.stop();
    window.playhead?.start();
  });
  await recorderRuns(page);
  await page.click("#go", { noWaitAfter: true, modifiers: ["Alt"] });
  letIn();
  await until("both clicks", () => clicksOf(site.chunks).length >= 2);
  await page.waitForTimeout(500);
  expect(clicksOf(site.chunks)).toEqual(["#buy", "#go"]);
  expect(site.chunks.map(({ status }) => status)).not.toContain(409);
  await page.close();
});

test("nobody's touch is needed for the delivery, and nothing is sent without one", {
  timeout: 20_000,
}, async () => {
  const { site, page, letIn, asked } = await visitHeld();
  await asked;
  letIn();
  await page.waitForFunction(() => window.__playhead?.parts?.delivery);
  await page.waitForTimeout(500);
  expect(site.requests.filter((request) => request.startsWith("POST"))).toEqual([]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.close();
});
