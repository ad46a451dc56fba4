import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

test("a page that listens for struggle asks for what the server finds, and any other does not", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the first chunk", () => site.chunks.length > 0);
  expect(site.chunks[0]?.header.asksSignals).toBeUndefined();
  const count = site.chunks.length;
  await page.evaluate(() => window.playhead?.on("frustration", () => undefined));
  await page.click("#buy");
  await page.close();
  await until("a chunk since", () => site.chunks.length > count);
  expect(site.chunks.at(-1)?.header.asksSignals).toBe(true);
});
