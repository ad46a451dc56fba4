import { afterAll, beforeAll, expect, test } from "vitest";
import { eventType } from "../../protocol/events.ts";
import { eventsOf, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import {
  extrasRun,
  recorderRuns,
  type Stage,
  setStage,
  until,
  visit,
  visitorWithClock,
} from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><!-- recorder -->
<h1>Lamps</h1><button id="buy">Buy <b>now</b></button><a href="/next">Next</a>
<script>setInterval(() => { document.title = "Shop " + Math.random(); }, 100);</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

test("zero interaction sends nothing and stores no database, also when the page is left", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html, "/next": html });
  const page = await visit(stage, site.site, await visitorWithClock(stage));
  // Scripted clicks and movements are no interaction.
  await page.evaluate(() => {
    document.querySelector<HTMLElement>("#buy")?.click();
    document.dispatchEvent(new PointerEvent("pointermove", { screenX: 5, bubbles: true }));
    document.dispatchEvent(new PointerEvent("pointermove", { screenX: 9, bubbles: true }));
  });
  await page.clock.runFor(60_000);
  await page.goto(`${site.site}/next`);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.close();
  expect(site.requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
});

test("one interaction sends the first snapshot, the page and the click, without a preflight", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the snapshot", () => site.chunks.length > 0);
  const [first] = site.chunks;
  expect(first?.header).toMatchObject({ seq: 0, hasFullSnapshot: true, isRecovered: false });
  expect(first?.header.visitorId).toMatch(/^vis_/);
  expect(payloadsOf(first?.events ?? [], "ph.page")).toMatchObject([{ url: `${site.site}/`, via: "load" }]);
  await page.close();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length > 0);
  const events = eventsOf(site.chunks);
  expect(payloadsOf(events, "ph.click")).toMatchObject([{ selector: "#buy", text: "Buy now" }]);
  expect(events.filter((event) => event.type === eventType.fullSnapshot)).toHaveLength(1);
  expect(site.requests.filter((request) => request.startsWith("OPTIONS"))).toEqual([]);
});

test("what went wrong before the first touch sends nothing and fetches no capture, and is in the session that it becomes", {
  timeout: 20_000,
}, async () => {
  const broken = `<!doctype html><title>Shop</title><button id="buy">Buy</button><!-- recorder -->
<script>addEventListener("load", () => setTimeout(() => {
  console.error("no prices", { status: 500 });
  console.warn("stale");
  Promise.reject(new RangeError("rejected"));
  throw new TypeError("thrown");
}, 1000));</script>`;
  const site = await stage.openSite({ "/": broken });
  const page = await (await stage.browser.newContext()).newPage();
  const thrown = page.waitForEvent("pageerror", (error) => error.message === "thrown");
  await page.goto(site.site);
  await recorderRuns(page);
  await thrown;
  await page.waitForTimeout(300);
  expect(site.requests.map((request) => request.replace(/-\w+\.js/, ""))).toEqual([
    "GET /r/pk_test.js",
    "GET /r/recorder",
    "GET /r/delivery",
  ]);
  const touchedAtMs = Date.now();
  await page.click("#buy");
  await extrasRun(page);
  await page.close();
  const told = (tag: string) => payloadsOf(eventsOf(site.chunks), tag);
  await until("the errors", () => told("ph.error").length === 2);
  expect(told("ph.error").map(({ kind, message }) => [kind, message])).toEqual([
    ["error", "Uncaught TypeError: thrown"],
    ["rejection", "RangeError: rejected"],
  ]);
  expect(told("ph.console")).toMatchObject([{ level: "error", args: ["no prices", "{status: 500}"] }]);
  for (const tag of ["ph.error", "ph.console"]) {
    for (const event of eventsOf(site.chunks).filter((one) => payloadsOf([one], tag).length > 0)) {
      expect(event.timestamp).toBeLessThan(touchedAtMs);
    }
  }
});

test("a visitor who was quicker than the recorder's file has touched the page", {
  timeout: 20_000,
}, async () => {
  const late = `<!doctype html><button id="early">Early</button>
<script>setTimeout(() => {
  const tag = document.createElement("script");
  tag.src = "{{ingest}}/r/pk_test.js";
  document.head.append(tag);
}, 800);</script>`;
  const site = await stage.openSite({ "/": late });
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.click("#early");
  await until("the snapshot", () => snapshotCount(site.chunks) === 1);
  await page.close();
});

test("a session that was touched goes on by itself on the next page, in the same tab and count", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html, "/next": html });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await page.click("a");
  await until("two snapshots", () => snapshotCount(site.chunks) === 2);
  expect(new Set(site.chunks.map((chunk) => `${chunk.sessionId} ${chunk.tabId}`)).size).toBe(1);
  const seqs = [...new Set(site.chunks.map((chunk) => chunk.seq))].sort((a, b) => a - b);
  expect(seqs).toEqual(seqs.map((_, index) => index));
  const pages = payloadsOf(eventsOf(site.chunks), "ph.page");
  expect(pages).toMatchObject([{ url: `${site.site}/` }, { url: `${site.site}/next` }]);
});

test.each([
  ["recording is off", { enabled: false }],
  ["the session is not sampled", { samplingRate: 0 }],
])("the recorder is not even fetched when %s", { timeout: 20_000 }, async (_why, config) => {
  const site = await stage.openSite({ "/": html });
  site.config = config;
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead);
  await page.click("#buy");
  await page.waitForTimeout(300);
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
});

test("a visitor's privacy signal holds even against start()", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const context = await stage.browser.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
  );
  const page = await context.newPage();
  await page.goto(site.site);
  await page.evaluate(() => window.playhead?.start());
  await page.click("#buy");
  await page.waitForTimeout(300);
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("start() records what sampling left out", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = { samplingRate: 0 };
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead);
  const url = await page.evaluate(() => {
    window.playhead?.start();
    return window.playhead?.sessionUrl();
  });
  expect(url).toMatch(/^https:\/\/dashboard\.example\/sessions\/ses_test_/);
  await page.click("#buy");
  await until("a chunk", () => site.chunks.length > 0);
});

test("what a page sent as it went is not sent again by the next one, which hears that it has arrived", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html, "/next": html });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the snapshot", () => snapshotCount(site.chunks) === 1);
  for (const path of ["/next", "/"]) {
    await page.click("#buy");
    await page.goto(site.site + path);
    await recorderRuns(page);
  }
  await until("three pages", () => snapshotCount(site.chunks) === 3);
  await page.waitForTimeout(500);
  await page.close();
  const places = site.chunks.map(({ tabId, seq }) => `${tabId} ${seq}`);
  expect(places).toHaveLength(new Set(places).size);
  expect(payloadsOf(eventsOf(site.chunks), "ph.click")).toHaveLength(3);
});
