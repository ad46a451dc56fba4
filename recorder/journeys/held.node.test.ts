import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { heldMs } from "../../protocol/limits.ts";
import { eventsOf, payloadsOf, snapshotCount, takenChunks } from "../testing/fake-ingest.ts";
import { extrasRun, recorderRuns, type Stage, setStage, until } from "../testing/visitor.ts";

const page = (title: string): string =>
  `<!doctype html><title>${title}</title><!-- recorder --><h1>${title}</h1><a href="/two">Next</a>`;
const pages = { "/": page("One"), "/two": page("Two") };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

async function open(url: string): Promise<Page> {
  const visitor = await (await stage.browser.newContext()).newPage();
  await visitor.goto(url);
  return visitor;
}
/** With a clock that the test moves. */
async function openStill(url: string): Promise<Page> {
  const context = await stage.browser.newContext();
  await context.clock.install();
  const visitor = await context.newPage();
  await context.clock.pauseAt(Date.now() + 60_000);
  await visitor.goto(url);
  await recorderRuns(visitor);
  return visitor;
}
const touch = async (visitor: Page): Promise<void> => {
  await visitor.click("h1");
  await visitor.waitForTimeout(400);
};

test("a visit that stays below the least duration is never sent, one that reaches it is sent whole", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { minDurationMs: 3_000 };
  const visitFor = async (ms: number, visitor: Page): Promise<void> => {
    await visitor.click("h1");
    await extrasRun(visitor);
    await visitor.clock.runFor(ms);
  };
  const short = await openStill(site.site);
  await visitFor(2_000, short);
  await short.close();
  const long = await openStill(site.site);
  await visitFor(1_000, long);
  await long.click("a");
  await visitFor(1_000, long);
  expect(site.requests.filter((one) => one.startsWith("POST"))).toEqual([]);
  for (let n = 0; n < 20 && snapshotCount(site.chunks) < 2; n++) await visitFor(250, long);
  expect(payloadsOf(eventsOf(site.chunks), "ph.page").map(({ title }) => title)).toEqual(["One", "Two"]);
  expect(new Set(site.chunks.map(({ sessionId }) => sessionId)).size).toBe(1);
  await long.close();
});

test("a long visit keeps its last minutes, from a snapshot on and without a hole", {
  timeout: 60_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "errors_only" };
  const visitor = await (await stage.browser.newContext()).newPage();
  await visitor.clock.install();
  await visitor.goto(site.site);
  await visitor.waitForFunction(() => window.playhead);
  await visitor.clock.runFor(1_000);
  await touch(visitor);
  for (let minute = 0; minute < 20; minute++) {
    await visitor.mouse.move(minute * 10, 100);
    await visitor.click("h1");
    await visitor.clock.runFor(60_000);
  }
  const nowMs = await visitor.evaluate(() => Date.now());
  // What a timer throws would reach the test, whose clock runs it.
  await visitor.evaluate(() => {
    Promise.reject(new Error("broken"));
  });
  await visitor.clock.runFor(1_000);
  await until("what was held", () => payloadsOf(eventsOf(site.chunks), "ph.trigger").length === 1);
  const chunks = takenChunks(site.chunks);
  expect(chunks[0]?.header.hasFullSnapshot).toBe(true);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, at) => at));
  const keptMs = nowMs - (chunks[0]?.header.firstAtMs ?? 0);
  expect(keptMs).toBeGreaterThanOrEqual(heldMs);
  expect(keptMs).toBeLessThan(2 * heldMs);
  await visitor.close();
});

test("a page back from the back-forward cache keeps its place among what the tab holds", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "errors_only" };
  const visitor = await open(site.site);
  await touch(visitor);
  await visitor.click("a");
  await touch(visitor);
  // Not `goBack`: it waits for a load that a page from this cache does not have.
  await visitor.evaluate(() => history.back());
  await visitor.waitForFunction(() => document.title === "One");
  await touch(visitor);
  await visitor.evaluate(() => {
    Promise.reject(new Error("broken"));
  });
  await until("what was held", () => payloadsOf(eventsOf(site.chunks), "ph.trigger").length === 1);
  const told = payloadsOf(eventsOf(site.chunks), "ph.page").map(({ title, via }) => `${title} ${via}`);
  expect(told).toEqual(["One load", "Two load", "One back-forward-cache"]);
  const chunks = takenChunks(site.chunks);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, at) => at));
  await visitor.close();
});
