import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { readTraces, watchTraces } from "../testing/harm/page-traces.ts";
import { recorderRuns, type Stage, setStage, until } from "../testing/visitor.ts";

const page = (tag: string): string => `<!doctype html><title>Shop</title><style>p { color: red }</style>${tag}
<button id="buy" onclick="document.body.append('one')">Buy</button><input id="name"><iframe srcdoc="<p>Inner</p>"></iframe>
<div id="host"></div><script>document.getElementById("host").attachShadow({ mode: "open" }).innerHTML = "<p>Shadow</p>";</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

async function openWatched(url: string): Promise<Page> {
  const context = await stage.browser.newContext();
  await context.addInitScript(watchTraces);
  const opened = await context.newPage();
  await opened.goto(url);
  return opened;
}

async function touch(opened: Page): Promise<void> {
  await opened.click("#buy");
  await opened.locator("#name").pressSequentially("Ada");
  await opened.mouse.wheel(0, 100);
  await opened.evaluate(() => history.pushState(null, "", "#next"));
}

test("stopped in the middle of a visit, it leaves every function, listener, observer and timer as it was", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": page("<!-- recorder -->"), "/bare": page("") });
  const bare = await openWatched(`${site.site}/bare`);
  // Playwright, too, leaves listeners in a page that it has waited in.
  await bare.waitForFunction(() => true);
  await touch(bare);
  const expected = await readTraces(bare);

  const recorded = await openWatched(site.site);
  await recorderRuns(recorded);
  await touch(recorded);
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 1);
  const during = await readTraces(recorded);
  expect(during.listeners.length).toBeGreaterThan(expected.listeners.length);
  expect(during.observers).toBeGreaterThan(expected.observers);

  await recorded.evaluate(() => window.playhead?.stop());
  // What was cut at stop is still being sent; its retries would keep a timer.
  await recorded.waitForTimeout(1_000);
  const after = await readTraces(recorded);
  expect(after).toEqual(expected);
});

test("a page that has hooked the same function after the recorder keeps its hook", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": page("<!-- recorder -->") });
  const recorded = await openWatched(site.site);
  await recorderRuns(recorded);
  await recorded.evaluate(() => {
    const own = history.pushState;
    Object.assign(window, { routes: [] });
    history.pushState = function (...args) {
      Reflect.get(window, "routes").push(args[2]);
      return own.apply(this, args);
    };
  });
  await touch(recorded);
  await recorded.evaluate(() => window.playhead?.stop());
  await recorded.evaluate(() => history.pushState(null, "", "#later"));
  expect(await recorded.evaluate("routes")).toEqual(["#next", "#later"]);
  expect(new URL(recorded.url()).hash).toBe("#later");
});
