import { afterAll, beforeAll, expect, test } from "vitest";
import { outboxMaxBytes } from "../../protocol/limits.ts";
import { eventsOf, payloadsOf, snapshotCount, takenChunks } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit } from "../testing/visitor.ts";

/** Noise is a text that gzip cannot shrink below half. */
const html = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button><p></p><script>
let state = 7;
window.makeNoise = (chars) => {
  let text = "";
  while (text.length < chars) text += (state = (state * 48271) % 2147483647).toString(16);
  document.querySelector("p").textContent = text;
};</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

test("a chunk too large for the server is given up once, and recording goes on from a new snapshot", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  site.answer = ({ seq }) => {
    if (seq === 0) return { status: 413, body: { code: "chunk_too_large", message: "", requestId: "" } };
    return { status: 200, body: { status: "accepted", seq, needSnapshot: seq === 1, flushMs: 300 } };
  };
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the refusal", () => site.chunks.length === 1);
  // Hiding a page cuts what there is.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  await page.click("#buy");
  await until("a snapshot", () => snapshotCount(site.chunks) > 0, 25_000);
  expect(site.chunks.filter(({ seq }) => seq === 0)).toHaveLength(1);
});

test("while the server is away the pauses grow, what waits is bounded, and the newest arrives once it is back", {
  timeout: 90_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await (await stage.browser.newContext()).newPage();
  await page.clock.install();
  await page.goto(site.site);
  await recorderRuns(page);
  site.answer = () => ({ status: 500 });
  await page.click("#buy");
  const cycles = 60;
  for (let cycle = 0; cycle < cycles; cycle++) {
    await page.evaluate("makeNoise(220000)");
    await page.mouse.move(cycle, cycle);
    await page.clock.runFor(10_000);
  }
  // Ten minutes at no less than half a minute each, and some while the pause was still short.
  expect(site.chunks.length).toBeLessThan(40);
  await page.click("#buy");
  site.chunks.length = 0;
  site.answer = () => null;
  for (let cycle = 0; cycle < 12; cycle++) {
    await page.clock.runFor(10_000);
    await page.waitForTimeout(100);
  }
  await until("the last click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length > 0);
  const arrived = takenChunks(site.chunks);
  const bytes = arrived.reduce((sum, { frame }) => sum + frame.length, 0);
  expect(bytes).toBeGreaterThan(outboxMaxBytes / 2);
  expect(bytes).toBeLessThan(outboxMaxBytes * 1.2);
  expect(arrived.at(0)?.seq).toBeGreaterThan(0);
});
