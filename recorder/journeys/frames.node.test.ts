import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const frame = `<!doctype html><title>Help</title><!-- recorder --><button id="ask">Ask</button>`;

/** A page with a frame of another origin, whose server is the same. */
async function openWithFrame(page: string) {
  const site = await stage.openSite({ "/frame": frame });
  const other = site.site.replace("localhost", "127.0.0.1");
  expect(other).not.toBe(site.site);
  site.pages.set("/", `${page}<button id="buy">Buy</button><iframe src="${other}/frame"></iframe>`);
  const tab = await (await stage.browser.newContext()).newPage();
  await tab.goto(site.site);
  return { site, tab, inner: tab.frameLocator("iframe") };
}

test("a frame of another origin that carries the tag is a further tab of the page's session", {
  timeout: 30_000,
}, async () => {
  const { site, tab, inner } = await openWithFrame("<!doctype html><!-- recorder -->");
  await tab.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
  await tab.frames()[1]?.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
  await tab.click("#buy");
  await inner.locator("#ask").click();
  await until("both tabs", () => new Set(site.chunks.map(({ tabId }) => tabId)).size === 2);
  expect(new Set(site.chunks.map(({ sessionId }) => sessionId)).size).toBe(1);
  const titles = payloadsOf(eventsOf(site.chunks), "ph.page").map((page) => JSON.stringify(page));
  expect(titles.some((text) => text.includes("/frame"))).toBe(true);
  // The session has one visitor, who is the page's.
  const visitors = site.chunks.flatMap(({ header }) => header.visitorId ?? []);
  expect(new Set(visitors).size).toBe(1);
});

test("within a page that does not record, a frame records a session of its own", {
  timeout: 30_000,
}, async () => {
  const { site, tab, inner } = await openWithFrame("<!doctype html>");
  await tab.frames()[1]?.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
  await inner.locator("#ask").click();
  await until("the frame's chunk", () => site.chunks.length > 0);
  expect(site.chunks[0]?.header.visitorId).not.toBeNull();
});

test("a frame of the page's own origin is recorded by the page alone, also where its loader came first", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/frame": frame });
  site.pages.set("/", `<!doctype html><iframe src="/frame"></iframe><div><!-- recorder --></div>`);
  const context = await stage.browser.newContext();
  const tab = await context.newPage();
  let loaders = 0;
  let letFrameRecord = (): void => {};
  const pageHasLoader = new Promise<void>((resolve) => {
    letFrameRecord = resolve;
  });
  // The frame's loader is the first to be asked for that gets an answer; the page's comes once the frame's has run.
  await context.route(/\/r\/pk_test\.js/, async (route) => {
    loaders++;
    if (route.request().frame() === tab.mainFrame()) {
      await tab.frames()[1]?.waitForFunction(() => window.playhead !== undefined);
    }
    await route.continue();
  });
  await context.route("**/r/recorder-*.js", async (route) => {
    await pageHasLoader;
    await route.continue();
  });
  await tab.goto(site.site, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.playhead !== undefined);
  letFrameRecord();
  await tab.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
  await tab.frameLocator("iframe").locator("#ask").click();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length > 0);
  await tab.waitForTimeout(500);
  expect(loaders).toBe(2);
  expect(new Set(site.chunks.map(({ tabId }) => tabId)).size).toBe(1);
  await tab.close();
});
