import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { extrasRun, type Stage, setStage, until, visit, visitorWithClock } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const shop = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button><output></output>
<script>document.querySelector("#buy").onclick = () => { document.querySelector("output").textContent += "1"; };</script>`;

/** A visit on which the part that comes with the first touch is answered as `answer` says. */
async function open(answer: (route: Route, asked: number) => Promise<void>) {
  const site = await stage.openSite({ "/": shop });
  const context = await visitorWithClock(stage);
  let asked = 0;
  await context.route("**/r/extras-*.js", (route) => answer(route, ++asked));
  const thrown: string[] = [];
  context.on("weberror", (error) => thrown.push(error.error().message));
  const page = await visit(stage, site.site, context);
  return { site, page, thrown, asked: () => asked };
}

const clickTwice = async (page: Page): Promise<void> => {
  for (let n = 0; n < 2; n++) await page.click("#buy");
};

test.each([
  ["is blocked", (route: Route) => route.abort("blockedbyclient")],
  ["is gone", (route: Route) => route.fulfill({ status: 404, body: "no such file" })],
  ["is another file than was asked for", (route: Route) => route.fulfill({ body: "<!doctype html>Sign in" })],
])(
  "a page whose recorder's part %s works as before, and what is in the recorder itself is sent",
  {
    timeout: 30_000,
  },
  async (_how, answer) => {
    const { site, page, thrown } = await open(answer);
    await clickTwice(page);
    await until("the first chunk", () => site.chunks.length > 0);
    expect(await page.locator("output").textContent()).toBe("11");
    await page.close();
    await until("the clicks", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 2);
    expect(thrown.filter((message) => !/Unexpected token/.test(message))).toEqual([]);
  },
);

test("a part that could not be had is asked for again at a later touch, and then tells what came before", {
  timeout: 30_000,
}, async () => {
  const { site, page, asked } = await open((route, count) =>
    count === 1 ? route.abort() : route.continue(),
  );
  const failure = page.waitForEvent("requestfailed");
  await page.click("#buy");
  await failure;
  // The page hears of it a task later, and waits from then on.
  await page.waitForTimeout(200);
  await page.clock.fastForward(5_500);
  await page.click("#buy");
  await extrasRun(page);
  await page.close();
  const outcomes = () => payloadsOf(eventsOf(site.chunks), "ph.click-outcome");
  await until("what answered", () => outcomes().length === 2);
  expect(asked()).toBe(2);
  for (const { kinds } of outcomes()) expect(kinds).toContain("dom");
});

test("a part that takes long tells what it has missed when it comes", { timeout: 30_000 }, async () => {
  const { site, page } = await open(async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.click("#buy");
  await page.evaluate(() => void Promise.reject(new Error("early")));
  await extrasRun(page);
  await page.close();
  await until("the error", () => payloadsOf(eventsOf(site.chunks), "ph.error").length === 1);
  const outcomes = () => payloadsOf(eventsOf(site.chunks), "ph.click-outcome");
  await until("what answered", () => outcomes().length === 1);
  expect(outcomes()[0]?.kinds).toContain("dom");
});
