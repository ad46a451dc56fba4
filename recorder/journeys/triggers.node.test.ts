import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  accept,
  eventsOf,
  type FakeIngest,
  payloadsOf,
  snapshotCount,
  takenChunks,
} from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

const page = (title: string, next: string): string => `<!doctype html><title>${title}</title><!-- recorder -->
<style>h1 { color: teal; } ${".asset { margin: 0; }".repeat(60)}</style>
<h1>${title}</h1><button id="dead">Nothing</button><a href="${next}">Next</a>
<button id="fail" onclick="setTimeout(() => { throw new Error('broken'); })">Fail</button>`;
const pages = { "/": page("One", "/two"), "/two": page("Two", "/three"), "/three": page("Three", "/four") };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const sent = (site: FakeIngest): string[] => site.requests.filter((one) => one.startsWith("POST"));
const titles = (site: FakeIngest): unknown[] =>
  payloadsOf(eventsOf(site.chunks), "ph.page").map(({ title }) => title);

/** The recorder runs, and what it captures it keeps. */
async function open(url: string, site: FakeIngest): Promise<Page> {
  const visitor = await (await stage.browser.newContext()).newPage();
  await visitor.goto(site.site + url);
  return visitor;
}
const touch = async (visitor: Page): Promise<void> => {
  await visitor.click("h1");
  await visitor.waitForTimeout(400);
};

test("a trigger on the third page sends all three pages, in one count, from the first snapshot on", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "errors_only" };
  const visitor = await open("/", site);
  await touch(visitor);
  await visitor.click("a");
  await touch(visitor);
  await visitor.click("a");
  await touch(visitor);
  expect(sent(site)).toEqual([]);
  expect(await visitor.evaluate(() => window.playhead?.sessionUrl())).toBeNull();

  await visitor.click("#fail");
  await until("three snapshots", () => snapshotCount(site.chunks) === 3);
  await visitor.close();
  const chunks = takenChunks(site.chunks);
  expect(new Set(chunks.map(({ sessionId, tabId }) => `${sessionId} ${tabId}`)).size).toBe(1);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, at) => at));
  expect(chunks[0]?.header.visitorId).toMatch(/^vis_/);
  expect(titles(site)).toEqual(["One", "Two", "Three"]);
  const events = eventsOf(site.chunks);
  expect(events.map(({ timestamp }) => timestamp)).toEqual(
    events.map(({ timestamp }) => timestamp).sort((a, b) => a - b),
  );
  expect(payloadsOf(events, "ph.trigger")).toEqual([{ reason: "error" }]);
});

test("a visit without a trigger leaves nothing on the server, and nothing in the browser once it is over", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "smart" };
  const visitor = await open("/", site);
  await touch(visitor);
  await visitor.click("a");
  await touch(visitor);
  await visitor.evaluate(() => {
    const key = "playhead:pk_test";
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    localStorage.setItem(key, JSON.stringify({ ...kept, lastActivityMs: kept.lastActivityMs - 1_800_000 }));
  });
  await visitor.goto(`${site.site}/three`);
  await visitor.waitForTimeout(600);
  expect(await heldCount(visitor)).toBe(0);
  await visitor.close();
  expect(sent(site)).toEqual([]);
});

const heldCount = (visitor: Page): Promise<number> =>
  visitor.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open("playhead:pk_test");
        request.onerror = reject;
        request.onsuccess = () => {
          const count = request.result.transaction("held").objectStore("held").count();
          count.onsuccess = () => {
            request.result.close();
            resolve(count.result);
          };
        };
      }),
  );

test("once it has triggered, later pages are sent as they come", { timeout: 30_000 }, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "smart" };
  const visitor = await open("/", site);
  await visitor.click("#fail");
  await until("the first page", () => snapshotCount(site.chunks) === 1);
  await visitor.click("a");
  await until("the second page", () => snapshotCount(site.chunks) === 2);
  expect(titles(site)).toEqual(["One", "Two"]);
  await visitor.close();
});

test("a rage click triggers, and the page's own code hears of it once", { timeout: 30_000 }, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "smart" };
  const visitor = await open("/", site);
  await visitor.waitForFunction(() => window.playhead);
  await visitor.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(window, "heard", heard);
    window.playhead?.on("frustration", (detail) => heard.push(detail));
  });
  await visitor.click("#dead", { clickCount: 6, delay: 20 });
  await until("the chunks", () => snapshotCount(site.chunks) === 1);
  const heard: { kind: string }[] = await visitor.evaluate(() => Reflect.get(window, "heard"));
  // The button is dead as well.
  expect(heard.filter(({ kind }) => kind === "rageClick")).toMatchObject([
    { kind: "rageClick", severity: "mild", url: `${site.site}/`, element: { selector: "#dead" } },
  ]);
  await visitor.close();
});

test("a tab in the background sends what it holds when another tab triggers", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "errors_only" };
  const first = await open("/", site);
  await touch(first);
  const second = await first.context().newPage();
  await second.goto(`${site.site}/two`);
  await second.click("#fail");
  await until("both tabs", () => new Set(site.chunks.map(({ tabId }) => tabId)).size === 2);
  expect(new Set(site.chunks.map(({ sessionId }) => sessionId)).size).toBe(1);
  expect(titles(site).sort()).toEqual(["One", "Two"]);
  await first.context().close();
});

test("start() sends what was held, and stop() ends it on later pages, too", { timeout: 30_000 }, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "smart" };
  const visitor = await open("/", site);
  await touch(visitor);
  await visitor.evaluate(() => window.playhead?.start());
  await until("the first page", () => snapshotCount(site.chunks) === 1);
  await visitor.evaluate(() => window.playhead?.stop());
  await visitor.click("a");
  await touch(visitor);
  await visitor.close();
  expect(titles(site)).toEqual(["One"]);
});

test("style sheets of an earlier page come along when the server asks for them", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.config = { trigger: "errors_only" };
  site.answer = (chunk) => accept(chunk, { needAssets: chunk.header.assetHashes });
  site.pages.set("/", page("One", "/two").replace("teal", "crimson"));
  const visitor = await open("/", site);
  await touch(visitor);
  await visitor.click("a");
  await touch(visitor);
  await visitor.click("#fail");
  await until("both sheets", () => site.assets.length === 2);
  expect(site.assets.map(({ text }) => /crimson|teal/.exec(text)?.[0]).sort()).toEqual(["crimson", "teal"]);
  await visitor.close();
});

test("a visitor is sampled on all pages or on none", { timeout: 60_000 }, async () => {
  const site = await stage.openSite(pages);
  site.config = { samplingRate: 0.5 };
  const sampled = new Set<boolean>();
  for (let visitors = 0; visitors < 40 && sampled.size < 2; visitors++) {
    const visitor = await (await stage.browser.newContext()).newPage();
    const fetched: boolean[] = [];
    for (const path of ["/", "/two", "/three"]) {
      site.requests.length = 0;
      await visitor.goto(site.site + path);
      await visitor.waitForFunction(() => window.playhead?.sessionUrl());
      await visitor.waitForLoadState("networkidle");
      fetched.push(site.requests.some((one) => one.includes("/r/recorder-")));
    }
    expect(new Set(fetched).size).toBe(1);
    for (const one of fetched) sampled.add(one);
    await visitor.context().close();
  }
  expect(sampled.size).toBe(2);
});
