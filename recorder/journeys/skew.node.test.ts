import { afterAll, beforeAll, expect, test } from "vitest";
import type { FakeIngest } from "../testing/fake-ingest.ts";
import { accept, eventsOf, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit, visitorWithClock } from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><script>
  window.failures = [];
  addEventListener("error", (event) => failures.push(event.message));
  addEventListener("unhandledrejection", (event) => failures.push(String(event.reason)));
</script><!-- recorder --><h1>Shop</h1>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

/** As the first release wrote it: start, stop and the session's address, and nothing it would not know. */
const oldLoader = `(() => {
  const config = "__PLAYHEAD_CONFIG__";
  const tag = document.currentScript;
  let control = null;
  window.playhead = {
    start() { control?.start(true); },
    stop() { control?.stop(); },
    sessionUrl: async () => control ? control.sessionUrl() : null,
  };
  window.__playhead = {
    config,
    clockOffsetMs: config.nowMs - Date.now(),
    ready(loaded) { control = loaded; control.start(false); },
  };
  const script = document.createElement("script");
  script.src = config.origin + config.recorderPath;
  document.head.append(script);
})();`;
/** Its recorder, which knows of nothing else either; it says what it was told. */
const oldRecorder = `window.started = [];
window.__playhead.ready({
  start(isForced) { window.started.push(isForced); },
  stop() { window.started.push("stop"); },
  sessionUrl: () => "https://dashboard.example/old",
});`;

async function works(site: FakeIngest): Promise<void> {
  const page = await visit(stage, site.site);
  await page.click("h1");
  await until("the chunk", () => snapshotCount(site.chunks) === 1);
  expect(await page.evaluate(() => Reflect.get(window, "failures"))).toEqual([]);
  await page.close();
}

test("a loader of before runs this recorder", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  site.files.set("/r/loader.js", oldLoader);
  await works(site);
});

test("this loader runs a recorder of before, and what that cannot do harms nothing", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  for (const path of site.files.keys()) {
    if (path.startsWith("/r/recorder-")) site.files.set(path, oldRecorder);
  }
  const page = await visit(stage, site.site);
  await page.evaluate(() => {
    window.playhead?.identify({ id: "42" });
    window.playhead?.on("frustration", () => undefined);
    window.playhead?.inspect();
    window.playhead?.start();
    window.playhead?.consent(false);
  });
  expect(await page.evaluate(() => Reflect.get(window, "started"))).toEqual([false, true, "stop"]);
  expect(await page.evaluate(() => Reflect.get(window, "failures"))).toEqual([]);
  await page.close();
});

test("fields of a config that this release does not know are neutral", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = JSON.parse(
    '{"aura":"blue","privacy":{"level":"foggy","tint":1},"smart":{"mood":true},"thresholds":{"x":1},"console":"loud"}',
  );
  await works(site);
});

test("fields of a reply that this release does not know, or of a wrong type, are neutral", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  site.answer = () => ({
    status: 200,
    body: {
      status: "splendid",
      dance: true,
      flushMs: "soon",
      signals: "many",
      invite: 7,
      needAssets: {},
      stop: 1,
    },
  });
  await works(site);
});

test("a recorder's file that is gone harms nothing, and the next loader brings the one that is there", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = { recorderPath: "/r/recorder-000000000000.js" };
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead);
  expect(await page.evaluate(() => window.playhead?.sessionUrl())).toBeNull();
  await page.click("h1");
  expect(await page.evaluate(() => Reflect.get(window, "failures"))).toEqual([]);
  site.config = {};
  await page.reload();
  await until("the recorder", () => site.requests.filter((one) => one.includes("/r/recorder-")).length === 2);
  await page.waitForTimeout(300);
  await page.click("h1");
  await until("the chunk", () => snapshotCount(site.chunks) === 1);
  await page.close();
});

/** Members watch, so that replies come often; they know of a newer config from the first on. */
async function visitBeforeChange() {
  const site = await stage.openSite({ "/": html });
  const context = await visitorWithClock(stage);
  const page = await visit(stage, site.site, context);
  site.answer = (chunk) => accept(chunk, { configRevision: 2, flushMs: 400 });
  const write = (text: string) => page.evaluate((words) => document.body.append(words), text);
  const isShown = (text: string): boolean => JSON.stringify(eventsOf(site.chunks)).includes(text);
  return { site, page, write, isShown };
}
const strict = { revision: 2, privacy: { level: "strict" } } as const;

test("a website's new config reaches a page that is open, in the same session", {
  timeout: 20_000,
}, async () => {
  const { site, page, write, isShown } = await visitBeforeChange();
  site.config = strict;
  await page.click("h1");
  await until("the page as it is shown now", () => snapshotCount(site.chunks) === 2);
  expect(isShown('"Shop"')).toBe(true);
  const before = site.chunks.length;
  await write("a word of the visitor's");
  await page.click("h1");
  await until("what came after", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 2);
  expect(isShown("a word of")).toBe(false);
  expect(JSON.stringify(site.chunks.slice(before).map(({ events }) => events))).not.toContain("Shop");
  expect(new Set(site.chunks.map(({ sessionId, tabId }) => sessionId + tabId)).size).toBe(1);
  expect(site.requests.filter((one) => one === "GET /r/pk_test.js")).toHaveLength(2);
  expect(payloadsOf(eventsOf(site.chunks), "ph.page").map(({ via }) => via)).toEqual(["load", "open"]);
  await page.close();
});

test("a new config that cannot be had changes nothing, and is asked for again", {
  timeout: 30_000,
}, async () => {
  const { site, page, write, isShown } = await visitBeforeChange();
  let asked = 0;
  await page.route("**/r/pk_test.js*", async (route) => {
    asked++;
    if (asked === 1) await route.abort();
    else await route.continue();
  });
  site.config = strict;
  await page.click("h1");
  await until("the first try", () => asked === 1);
  await write("before");
  await until("what goes on as it was", () => isShown("before"));
  expect(asked).toBe(1);
  await page.clock.fastForward(3_000);
  await write("again");
  await until("the page as it is shown now", () => snapshotCount(site.chunks) === 2);
  await write("after");
  await page.click("h1");
  await until("what came after", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 2);
  expect(isShown("after")).toBe(false);
  expect(await page.evaluate(() => Reflect.get(window, "failures"))).toEqual([]);
  await page.close();
});

test.each([
  ["recording is off", { revision: 2, enabled: false }],
  ["consent is required", { revision: 2, consentRequired: true }],
])(
  "a page that is open records no more when its website's config says that %s",
  { timeout: 20_000 },
  async (_what, config) => {
    const { site, page, write, isShown } = await visitBeforeChange();
    site.config = config;
    await page.click("h1");
    await page.waitForFunction(() => window.__playhead?.config.revision === 2);
    await write("unheard");
    await page.click("h1");
    expect(await page.evaluate(() => window.playhead?.sessionUrl())).toBeNull();
    await page.close();
    await until("what came before", () => snapshotCount(site.chunks) === 1);
    expect(isShown("unheard")).toBe(false);
    expect(payloadsOf(eventsOf(site.chunks), "ph.click")).toHaveLength(1);
  },
);
