import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReplayEvent } from "../../protocol/events.ts";
import { isJsonObject, type JsonObject } from "../../protocol/json-object.ts";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

const shop = `<!doctype html><title>Shop</title><meta name=viewport content="width=device-width"><!-- recorder -->
<style>body { height: 4000px }</style><input id="mail"><button id="buy">Buy</button>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const dataOf = (events: readonly ReplayEvent[], source: number): JsonObject[] =>
  events.flatMap(({ type, data }) =>
    type === 3 && isJsonObject(data) && data.source === source ? [data] : [],
  );

test("what hand and finger do arrives, with how deep the page was seen when it was left", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": shop, "/next": "<!doctype html>Next" });
  const context = await stage.browser.newContext({ hasTouch: true });
  const page = await context.newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
  await page.mouse.move(10, 10);
  await page.mouse.move(200, 100, { steps: 12 });
  await page.type("#mail", "ada@example.org");
  await page.click("#buy");
  const devtools = await context.newCDPSession(page);
  const fingers = (...places: [number, number][]) =>
    places.map(([x, y], id) => ({ x, y, id, radiusX: 5, radiusY: 5, force: 1 }));
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: object[]) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints: touchPoints as [] });
  await touch("touchStart", fingers([100, 300], [200, 300]));
  await touch("touchMove", fingers([90, 290], [210, 310]));
  await touch("touchEnd", []);
  await page.mouse.wheel(0, 1_500);
  await page.waitForTimeout(300);
  await page.goto(`${site.site}/next`);

  await until("the depth", () => payloadsOf(eventsOf(site.chunks), "ph.depth").length > 0);
  const events = eventsOf(site.chunks);
  expect(Number(payloadsOf(events, "ph.depth").at(-1)?.percent)).toBeGreaterThan(40);
  expect(dataOf(events, 1).length).toBeGreaterThan(0);
  const presses = new Set(dataOf(events, 2).map(({ type }) => type));
  for (const type of [0, 1, 2, 5, 7, 9]) expect(presses).toContain(type);
  expect(new Set(dataOf(events, 6).map((data) => data.touch)).size).toBe(2);
  expect(Number(dataOf(events, 3).at(-1)?.y)).toBe(1_500);
  const typed = dataOf(events, 5).map(({ text }) => text);
  expect(typed.length).toBeGreaterThan(0);
  expect(typed.join()).not.toMatch(/ada|example/);
});

test("a sheet that scripts made travels once, as the sheets of elements do", {
  timeout: 30_000,
}, async () => {
  const cssText = Array.from({ length: 200 }, (_, n) => `.rule-${n} { margin-left: ${n}px }`).join(" ");
  const adopt = `<script>const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(cssText)});
    document.adoptedStyleSheets = [sheet];</script>`;
  const site = await stage.openSite({ "/": shop + adopt });
  site.answer = ({ seq, header: { assetHashes: needAssets } }) =>
    needAssets.length > 0 && site.assets.length === 0
      ? { status: 200, body: { status: "accepted", seq, needAssets } }
      : null;
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.click("#buy");
  await until("the sheet", () => site.assets.some(({ text }) => text.includes(".rule-199")));
  const [told] = dataOf(eventsOf(site.chunks), 15);
  const rules = `ph-asset:${site.assets[0]?.hash}`;
  expect(told).toMatchObject({ styles: [{ styleId: 1, rules }] });
});

test("pictures of canvases come from a website that wants them, by a file of their own", {
  timeout: 30_000,
}, async () => {
  const draw = `<canvas id="c" width="40" height="40"></canvas>
    <script>document.querySelector("#c").getContext("2d").fillRect(0, 0, 40, 40);</script>`;
  const site = await stage.openSite({ "/": shop + draw });
  const pictures = () => JSON.stringify(dataOf(eventsOf(site.chunks), 0)).match(/data:image\/webp/g) ?? [];
  const visit = async () => {
    const page = await (await stage.browser.newContext()).newPage();
    await page.goto(site.site);
    await page.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
    await page.click("#buy");
    await page.waitForTimeout(800);
    await page.goto("about:blank");
    await until("a chunk", () => site.chunks.length > 0);
  };
  await visit();
  expect(pictures()).toEqual([]);
  site.config = { recordCanvas: true };
  await visit();
  await until("a picture", () => pictures().length > 0);
  expect(site.requests.filter((one) => one.includes("/r/canvas-"))).toHaveLength(1);
});
