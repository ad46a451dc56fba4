import { afterAll, beforeAll, expect, test } from "vitest";
import type { FakeIngest } from "../testing/fake-ingest.ts";
import { accept, eventsOf, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

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

test("a website's new config is there on the next page", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  site.answer = (chunk) => accept(chunk, { configRevision: 2 });
  const page = await visit(stage, site.site);
  await page.click("h1");
  await until("the chunk", () => snapshotCount(site.chunks) === 1);
  site.config = { revision: 2, privacy: { level: "strict" } };
  await page.reload();
  await until("the next page", () => snapshotCount(site.chunks) === 2);
  expect(JSON.stringify(payloadsOf(eventsOf(site.chunks), "ph.page").at(-1))).not.toContain('"Shop"');
  await page.close();
});
