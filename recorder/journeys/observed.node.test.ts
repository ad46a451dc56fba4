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
