import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import type { FakeIngest } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button><a id="go" href="/next/anna@mail.example?q=1">Next</a>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

async function come(config: Partial<RecorderConfig>, page?: Page) {
  const site = await stage.openSite({ "/": html, "/next/anna@mail.example": html });
  site.config = config;
  const there = page ?? (await (await stage.browser.newContext()).newPage());
  await there.goto(site.site);
  await there.waitForFunction(() => window.__playhead);
  return { site, page: there };
}

/** Longer than anything of ours waits before it speaks. */
const quiet = (page: Page) => page.waitForTimeout(800);

/** What was said, without ids, and addresses without the website's own. */
const saidOn = ({ words, site }: FakeIngest): string[] =>
  words.map(({ said, state, url }) => `${said} ${state} ${url.replace(site, "")}`);

const setVisible = (page: Page, state: "hidden" | "visible") =>
  page.evaluate((visibility) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: visibility });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

test("one who is recorded is told of from the first touch, on every page, and when they leave", async () => {
  const { site, page } = await come({ presence: "recorded" });
  await quiet(page);
  expect(site.words).toEqual([]);
  await page.click("#buy");
  await until("the first word", () => site.words.length === 1);
  await page.click("#go");
  await until("the next page's word", () => site.words.length === 3);
  expect(saidOn(site)).toEqual(["here recorded /", "gone recorded /", "here recorded /next/***"]);
  const [first, gone, next] = site.words;
  expect(gone?.pageId).toBe(first?.pageId);
  expect(next?.pageId).not.toBe(first?.pageId);
  expect(next?.sessionId).toBe(first?.sessionId);
  await page.close();
  await until("the end", () => site.words.length === 4);
  expect(saidOn(site).at(-1)).toBe("gone recorded /next/***");
});

test("an idle tab says nothing, and one that is hidden says so once", { timeout: 30_000 }, async () => {
  const tab = await (await stage.browser.newContext()).newPage();
  await tab.clock.install();
  const { site, page } = await come({ presence: "everyone", samplingRate: 0 }, tab);
  await until("the first word", () => site.words.length === 1);
  const asked = site.requests.length;
  await page.clock.fastForward(72 * 3_600_000);
  await quiet(page);
  expect(site.requests).toHaveLength(asked);
  await setVisible(page, "hidden");
  await setVisible(page, "hidden");
  await until("the goodbye", () => site.words.length === 2);
  await setVisible(page, "visible");
  await until("the return", () => site.words.length === 3);
  expect(saidOn(site)).toEqual(["here not_sampled /", "gone not_sampled /", "here not_sampled /"]);
});

test("where all are told of, one whom sampling leaves out loads no recorder for it", async () => {
  const { site, page } = await come({ presence: "everyone", samplingRate: 0 });
  await until("the first word", () => site.words.length === 1);
  await page.evaluate(() =>
    window.playhead?.identify({ id: "user-42", name: "Maria", email: "m@shop.example" }),
  );
  await until("who it is", () => site.words.length === 2);
  expect(site.words[1]?.contact).toEqual({ id: "user-42", name: "Maria", email: "m@shop.example" });
  expect(site.requests.filter((one) => one.includes("/r/recorder-"))).toEqual([]);
});

test("one who waits for a trigger is told of as that", async () => {
  const { site, page } = await come({ presence: "everyone", trigger: "smart" });
  await page.click("#buy");
  await until("the first word", () => site.words.length === 1);
  expect(saidOn(site)).toEqual(["here waiting /"]);
});

test("routes are told of as they change, and of a page that is excluded nothing but that nobody is here", async () => {
  const { site, page } = await come({
    presence: "everyone",
    samplingRate: 0,
    privacy: { excludedPages: ["/account*"] },
  });
  await until("the first word", () => site.words.length === 1);
  const go = (path: string) => page.evaluate((to) => history.pushState(null, "", to), path);
  await go("/tea");
  await until("the route", () => site.words.length === 2);
  await go("/account/anna");
  await until("the goodbye", () => site.words.length === 3);
  await go("/account/anna/orders");
  await quiet(page);
  await go("/cart");
  await until("the return", () => site.words.length === 4);
  expect(saidOn(site).map((one) => one.replace(" not_sampled", ""))).toEqual([
    ...["here /", "here /tea", "gone /tea", "here /cart"],
  ]);
});

test("nothing is said where it is off, without the consent that is needed, and by who refuses", async () => {
  const off = await come({ presence: "off" });
  await off.page.click("#buy");
  await until("a chunk", () => off.site.chunks.length > 0);
  await quiet(off.page);
  expect(off.site.words).toEqual([]);
  expect(off.site.requests.filter((one) => one.includes("/r/presence-"))).toEqual([]);

  const { site, page } = await come({ presence: "everyone", consentRequired: true });
  await page.click("#buy");
  await quiet(page);
  expect(site.words).toEqual([]);
  await page.evaluate(() => window.playhead?.consent(true));
  await until("the first word", () => site.words.length === 1);
  await page.evaluate(() => window.playhead?.consent(false));
  await until("the withdrawal", () => site.withdrawals.length === 1);
  await page.evaluate(() => history.pushState(null, "", "/tea"));
  await quiet(page);
  expect(saidOn(site).filter((one) => one.includes("tea"))).toEqual([]);
});

test("an invitation reaches the page's handler with the answer to a word, once", async () => {
  const { site, page } = await come({ presence: "everyone", samplingRate: 0 });
  await until("the first word", () => site.words.length === 1);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.playhead?.on("invite", (invite) => heard.push(invite));
  });
  site.wordReply = { invite: { text: "May I help?", url: "https://chat.example/new" } };
  await page.evaluate(() => history.pushState(null, "", "/tea"));
  await page.waitForFunction(() => Reflect.get(window, "heard").length > 0);
  await page.evaluate(() => history.pushState(null, "", "/cart"));
  await until("another word", () => site.words.length === 3);
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([
    { text: "May I help?", url: "https://chat.example/new" },
  ]);
});
