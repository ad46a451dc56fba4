import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, type FakeIngest, snapshotCount } from "../testing/fake-ingest.ts";
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
