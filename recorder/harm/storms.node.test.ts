import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accept, eventsOf, type FakeIngest, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { askReplay, playable } from "../testing/harm/replayed-page.ts";
import { stormyPage } from "../testing/harm/stormy-page.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

async function begin(nodes: number): Promise<{ site: FakeIngest; page: Page }> {
  const site = await stage.openSite({ "/": stormyPage(nodes) });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the snapshot", () => snapshotCount(site.chunks) > 0, 20_000);
  return { site, page };
}

const turnsOf = (page: Page): Promise<number> => page.evaluate("turns");

test("a page of 50,000 nodes is read in many turns, a small one in few", { timeout: 60_000 }, async () => {
  const small = await begin(100);
  const large = await begin(50_000);
  const [fewTurns, manyTurns] = [await turnsOf(small.page), await turnsOf(large.page)];
  expect(manyTurns).toBeGreaterThan(fewTurns + 10);
});

test("a storm is followed to its end: the replay ends as the page did", { timeout: 60_000 }, async () => {
  const { site, page } = await begin(2_000);
  for (let gust = 0; gust < 40; gust++) {
    await page.evaluate("replaceLines(100); changeTexts(200); changeClasses(200)");
    await page.waitForTimeout(20);
  }
  const lastLine = await page.evaluate("isLast()");
  const lines = await page.locator("main p").allTextContents();
  // A storm may have been thinned out; quiet brings what is missing.
  await page.waitForTimeout(3_000);
  await page.evaluate(() => window.playhead?.stop());
  await until("the last line", () => JSON.stringify(eventsOf(site.chunks)).includes(`${lastLine}`));
  const shown = await askReplay(stage.browser, playable(site), (document) =>
    [...document.querySelectorAll("main p")].map((line) => line.textContent ?? ""),
  );
  expect(shown).toEqual(lines);
});

/** A clock on which each look of the recorder's takes `slowMs`, so that all it does seems to take long. */
const slowClock = `<script>
let lostMs = 0;
window.slowMs = 0;
const now = performance.now.bind(performance);
performance.now = () => {
  if (new Error().stack.includes("/r/recorder-")) lostMs += window.slowMs;
  return now() + lostMs;
};
</script>`;

test("a storm that costs too much is thinned out in steps that are told, never left alone, and followed again", {
  timeout: 60_000,
}, async () => {
  const site = await stage.openSite({ "/": stormyPage(200).replace("<head>", `<head>${slowClock}`) });
  site.answer = (chunk) => accept(chunk, { flushMs: 400 });
  const context = await stage.browser.newContext();
  await context.clock.install();
  const page = await visit(stage, site.site, context);
  await page.click("#buy");
  await until("the snapshot", () => snapshotCount(site.chunks) > 0);
  const steps = (): unknown[] => payloadsOf(eventsOf(site.chunks), "ph.degraded").map(({ step }) => step);
  const stormUntil = async (step: number): Promise<void> => {
    for (let gust = 0; gust < 200 && steps().at(-1) !== step; gust++) {
      await page.evaluate("replaceLines(20); changeTexts(20); changeClasses(20)");
      await page.clock.runFor(1_000);
      // What was told comes in the machine's time, not in the page's.
      await page.waitForTimeout(100);
    }
    expect(steps().at(-1)).toBe(step);
  };
  await page.evaluate("slowMs = 1000");
  await stormUntil(3);
  // A step that is passed within one telling is not told of by itself.
  expect([1, 2, 3]).toEqual(expect.arrayContaining(steps()));
  expect(steps()).toEqual(steps().toSorted());

  const before = snapshotCount(site.chunks);
  const line = await page.evaluate("replaceLines(1); isLast()");
  await page.clock.runFor(12_000);
  const isShown = () => JSON.stringify(eventsOf(site.chunks)).includes(`${line}`);
  await until("a snapshot with what was skipped", () => snapshotCount(site.chunks) > before && isShown());

  await page.evaluate("slowMs = 0");
  await stormUntil(0);
  const lines = await page.locator("main p").allTextContents();
  await page.clock.runFor(6_000);
  await page.evaluate(() => window.playhead?.stop());
  await until("the last line", () => JSON.stringify(eventsOf(site.chunks)).includes(`${lines.at(-1)}`));
  const shown = await askReplay(stage.browser, playable(site), (document) =>
    [...document.querySelectorAll("main p")].map((one) => one.textContent ?? ""),
  );
  expect(shown).toEqual(lines);
});
