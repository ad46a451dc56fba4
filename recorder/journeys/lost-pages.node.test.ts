import { afterAll, beforeAll, expect, test } from "vitest";
import { type ArrivedChunk, eventsOf, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { isWrittenAhead, recorderRuns, type Stage, setStage, until, visit } from "../testing/visitor.ts";

/** Each button answers: a dead click would cut a chunk of its own after three seconds, which a busy machine takes. */
const html = `<!doctype html><title>Shop</title><!-- recorder -->
<script>addEventListener("click", ({ target }) => target.append("!"));</script>
<button id="buy">Buy</button><button id="more">More</button><button id="last">Last</button>`;
const pages = { "/": html, "/next": html };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const clicksOf = (chunks: readonly ArrivedChunk[]) =>
  payloadsOf(eventsOf(chunks), "ph.click").map((click) => click.selector);

test("what a killed page had written ahead is sent by the next one, as recovered", {
  timeout: 60_000,
}, async () => {
  const site = await stage.openSite(pages);
  const context = await stage.browser.newContext();
  const page = await visit(stage, site.site, context);
  await page.click("#buy");
  await until("the snapshot", () => site.chunks.length > 0);
  await page.click("#more");
  await isWrittenAhead(page, "#more");
  await page.click("#last");
  await isWrittenAhead(page, "#last");
  // What the renderer has written is not yet the browser's own when it can be read.
  await page.waitForTimeout(1_000);
  const crash = await context.newCDPSession(page);
  crash.send("Page.crash").catch(() => undefined);
  await page.waitForEvent("crash");
  expect(clicksOf(site.chunks)).not.toContain("#last");

  await visit(stage, `${site.site}/next`, context);
  // Once the lost page has been quiet for long enough, and has not answered.
  await until("the lost click", () => clicksOf(site.chunks).includes("#last"), 20_000);
  const recovered = site.chunks.filter((chunk) => chunk.header.isRecovered);
  expect(recovered).toHaveLength(1);
  expect(recovered[0]?.tabId).toBe(site.chunks[0]?.tabId);
  expect(recovered[0]?.seq).toBe(1);
  expect(clicksOf(recovered)).toEqual(expect.arrayContaining(["#more", "#last"]));
  expect(payloadsOf(eventsOf(recovered), "ph.vanished")).toHaveLength(1);
});

test("a chunk cut while the network was away is sent by the next page, in the same bytes", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const context = await stage.browser.newContext();
  const page = await visit(stage, site.site, context);
  let isAway = true;
  site.answer = () => (isAway ? { status: 503, headers: { "retry-after": "600" } } : null);
  await page.click("#buy");
  await until("the first try", () => site.chunks.length > 0);
  await page.waitForTimeout(300);
  await page.goto("about:blank");
  isAway = false;
  await page.goto(`${site.site}/next`);
  await until("the chunk", () => site.chunks.some((chunk) => chunk.status === 200 && chunk.seq === 0));
  const tries = site.chunks.filter((chunk) => chunk.seq === 0 && !chunk.header.isRecovered);
  expect(new Set(tries.map((chunk) => chunk.frame.toString("base64"))).size).toBe(1);
  await until("the click", () => clicksOf(site.chunks).includes("#buy"));
  // Nothing is left behind once all is acknowledged, this page's own first chunk as well.
  const countLeft = (): Promise<unknown> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open("playhead:pk_test");
          request.onsuccess = () => {
            const all = request.result.transaction(["chunks"]).objectStore("chunks").count();
            all.onsuccess = () => resolve(all.result);
          };
        }),
    );
  await expect.poll(countLeft, { timeout: 5_000 }).toBe(0);
});

test("a duplicated tab, whose storage is a copy, gets an id of its own in the same session", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const context = await stage.browser.newContext();
  const page = await visit(stage, site.site, context);
  await page.click("#buy");
  // A window opened by script begins with a copy of its opener's sessionStorage, as a duplicated tab does.
  const opened = context.waitForEvent("page");
  await page.evaluate(() => window.open("/next"));
  const twin = await opened;
  await recorderRuns(twin);
  await twin.click("#more");
  await twin.close();
  await page.click("#last");
  await page.close();
  await until(
    "both tabs",
    () => clicksOf(site.chunks).includes("#last") && clicksOf(site.chunks).includes("#more"),
  );
  expect(new Set(site.chunks.map((chunk) => chunk.sessionId)).size).toBe(1);
  const tabOf = (selector: string) =>
    site.chunks.find((chunk) => clicksOf([chunk]).includes(selector))?.tabId;
  expect(tabOf("#more")).not.toBe(tabOf("#last"));
  expect(tabOf("#last")).toBe(tabOf("#buy") ?? tabOf("#last"));
  expect(site.chunks.some((chunk) => chunk.header.isRecovered)).toBe(false);
});

test("a page back from the back-forward cache goes on in its tab's count with a new snapshot", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site);
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  await page.click("#buy");
  await until("the first page", () => snapshotCount(site.chunks) === 1);
  // A database that is only just being opened keeps a page out of the cache.
  await page.waitForTimeout(300);
  await page.goto(`${site.site}/next`);
  await recorderRuns(page);
  await until("both pages", () => snapshotCount(site.chunks) === 2);
  // Not `goBack`: it waits for a load that a page from this cache does not have.
  await page.evaluate(() => history.back());
  const cameBack = () =>
    payloadsOf(eventsOf(site.chunks), "ph.page").some((one) => one.via === "back-forward-cache");
  await until("the return", cameBack);
  expect(await page.evaluate(() => "isSame" in window)).toBe(true);
  await page.click("#last");
  await page.close();
  await until("the last click", () => clicksOf(site.chunks).includes("#last"));
  expect(clicksOf(site.chunks)).toEqual(["#buy", "#last"]);
  const told = payloadsOf(eventsOf(site.chunks), "ph.page").map(({ via }) => via);
  expect(told).toEqual(["load", "load", "back-forward-cache"]);
  expect(snapshotCount(site.chunks)).toBe(3);
  expect(new Set(site.chunks.map((chunk) => chunk.tabId)).size).toBe(1);
  const seqs = [...new Set(site.chunks.map((chunk) => chunk.seq))].sort((a, b) => a - b);
  expect(seqs).toEqual(seqs.map((_, index) => index));
});
