import { afterAll, beforeAll, expect, test } from "vitest";
import { sheetRefs } from "../../protocol/asset-refs.ts";
import { type ArrivedChunk, accept, eventsOf } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit } from "../testing/visitor.ts";

const css = Array.from({ length: 400 }, (_, n) => `.line-${n} { width: ${n}px; }`).join("\n");
/** Counts how often rules are read. */
const html = `<!doctype html><title>Shop</title>
<script>
  window.reads = 0;
  const { get } = Object.getOwnPropertyDescriptor(CSSRule.prototype, "cssText");
  Object.defineProperty(CSSRule.prototype, "cssText", {
    configurable: true,
    get() {
      window.reads++;
      return get.call(this);
    },
  });
</script>
<link rel="stylesheet" href="/shop.css"><!-- recorder --><button id="buy">Buy</button>`;
const pages = { "/": html, "/next": html, "/shop.css": css };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const referred = (chunks: readonly ArrivedChunk[]) => eventsOf(chunks).flatMap(sheetRefs);

test("a linked sheet is read once a tab, and its text is there when the server asks after all", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the sheet", () => referred(site.chunks).length > 0);
  const [hash] = referred(site.chunks);
  await page.waitForFunction(() =>
    Object.keys(sessionStorage).some((key) => key.endsWith(":links") && sessionStorage.getItem(key)),
  );
  expect(await page.evaluate("reads")).toBeGreaterThan(400);

  const before = site.chunks.length;
  site.answer = (chunk) => accept(chunk, { needAssets: [hash] });
  // The answer, which asks for the text, comes when it has been seen that nobody had read it.
  let answer = (): void => undefined;
  const isSeen = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/v1/chunks/**", async (route) => {
    await isSeen;
    await route.continue();
  });
  await page.goto(`${site.site}/next`);
  await recorderRuns(page);
  expect(await page.evaluate("reads")).toBeLessThan(50);
  answer();
  await page.click("#buy");
  await until("the next page's sheet", () => referred(site.chunks.slice(before)).length > 0);
  expect(referred(site.chunks.slice(before))).toEqual([hash]);
  await until("its text", () => site.assets.length > 0);
  expect(site.assets[0]).toEqual({ hash, text: css.replaceAll("\n", "") });
});
