import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = `<!doctype html><title>Form</title><!-- recorder --><button id=go>Go</button>
<input value=Ada><p data-private>Ada</p>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const overlays = "playhead-inspect";

test("inspect() shows the overlay, and neither it nor what is done to it is recorded", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#go");
  await page.evaluate(() => window.playhead?.inspect());
  await page.waitForSelector(overlays, { state: "attached" });
  const size = page.viewportSize();
  // On the panel, which stands at the lower right.
  await page.mouse.click((size?.width ?? 0) - 60, (size?.height ?? 0) - 60);
  await page.keyboard.press("Escape");
  await page.waitForSelector(overlays, { state: "detached" });
  await page.evaluate(() => document.body.append("what came after it"));
  await page.waitForTimeout(600);
  await page.close();
  const text = () => JSON.stringify(eventsOf(site.chunks));
  await until("what came after it", () => text().includes("what came after it"));
  expect(text()).not.toContain(overlays);
  expect(text()).not.toContain("Playhead inspector");
  expect(payloadsOf(eventsOf(site.chunks), "ph.click").map(({ selector }) => selector)).toEqual(["#go"]);
});

test("inspect() works where nothing is recorded, and once more hides it", { timeout: 30_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = { samplingRate: 0 };
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead);
  await page.evaluate(() => window.playhead?.inspect());
  await page.waitForSelector(overlays, { state: "attached" });
  await page.evaluate(() => window.playhead?.inspect());
  await page.waitForSelector(overlays, { state: "detached" });
  expect(site.chunks).toEqual([]);
});
