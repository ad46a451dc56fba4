import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { snapshotCount } from "../testing/fake-ingest.ts";
import { stormyPage } from "../testing/harm/stormy-page.ts";
import { recorderRuns, type Stage, setStage, until } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

interface Held {
  nodes: number;
  listeners: number;
  heapBytes: number;
}

/** What the page holds once all that can be collected is. */
async function heldBy(devtools: CDPSession): Promise<Held> {
  for (let time = 0; time < 3; time++) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    heapBytes: metric("JSHeapUsedSize"),
  };
}

/** Minutes of unrest on a clock that is moved on by hand: lines come and go, the visitor moves and clicks. */
async function liveMinutes(page: Page, minutes: number): Promise<void> {
  for (let second = 0; second < minutes * 60; second += 10) {
    await page.evaluate("replaceLines(50); changeTexts(100); changeClasses(100)");
    await page.mouse.move(100 + (second % 300), 200);
    if (second % 60 === 0) await page.click("#buy");
    await page.clock.runFor(10_000);
  }
}

async function heldAfter(minutes: number, timesMore: number): Promise<{ early: Held; late: Held }> {
  const site = await stage.openSite({ "/": stormyPage(2_000) });
  const page = await (await stage.browser.newContext()).newPage();
  await page.clock.install();
  await page.goto(site.site);
  await recorderRuns(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  await liveMinutes(page, minutes);
  await until("a snapshot", () => snapshotCount(site.chunks) > 0);
  const early = await heldBy(devtools);
  await liveMinutes(page, minutes * (timesMore - 1));
  const late = await heldBy(devtools);
  const chunksBefore = site.chunks.length;
  expect(chunksBefore).toBeGreaterThan(minutes);
  await page.close();
  return { early, late };
}

/** What is on its way to the server at one moment and not at the other. */
const onTheWayBytes = 1_500_000;

function expectBounded({ early, late }: { early: Held; late: Held }): void {
  expect(late.nodes).toBeLessThanOrEqual(early.nodes + 200);
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 5);
  expect(late.heapBytes).toBeLessThan(early.heapBytes + onTheWayBytes);
}

test("nodes that have come and gone are forgotten", { timeout: 60_000 }, async () => {
  expectBounded(await heldAfter(3, 3));
});

test.runIf(process.env.LONG === "1")(
  "an hour holds no more than its first twenty minutes",
  { timeout: 300_000 },
  async () => {
    expectBounded(await heldAfter(20, 3));
  },
);
