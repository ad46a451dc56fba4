import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accept, eventsOf, type FakeIngest, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = `<!doctype html><title>App</title><!-- recorder --><h1>App</h1><a href="/next">Next</a>`;
/** As the README has it. */
const stub = `<script>
window.playhead = window.playhead || { q: [] };
"start stop identify conversation track prompt tag variant release consent sessionUrl inspect on".split(" ").forEach(
  (name) => { playhead[name] = playhead[name] || ((...args) => new Promise((answer) => playhead.q.push([name, args, answer]))); });
</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const told = (site: FakeIngest, tag: string) => payloadsOf(eventsOf(site.chunks), tag);

test("what the page says of its visitor arrives, the contact unmasked and the rest cleaned", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.evaluate(() => {
    const { playhead } = window;
    playhead?.identify({ id: 42, name: "Ada Lovelace", email: "ada@shop.example" });
    playhead?.conversation({ id: "c1", url: "https://chat.example/c1" });
    playhead?.track("bought", { total: 5, mail: "eve@shop.example" });
    playhead?.prompt("Where is my order?");
    playhead?.tag("vip");
    playhead?.variant("checkout", "b");
    playhead?.release("1.2.3");
  });
  await page.click("h1");
  await until("the chunk", () => snapshotCount(site.chunks) === 1);
  await page.close();
  expect(told(site, "ph.identify")).toEqual([
    { id: "42", name: "Ada Lovelace", email: "ada@shop.example", url: "" },
  ]);
  expect(told(site, "ph.conversation")).toEqual([{ id: "c1", url: "https://chat.example/c1" }]);
  expect(told(site, "ph.track")).toMatchObject([{ name: "bought", properties: { total: 5 } }]);
  expect(JSON.stringify(told(site, "ph.track"))).not.toContain("eve@");
  expect(told(site, "ph.prompt")).toEqual([{ text: "Where is my order?" }]);
  expect(told(site, "ph.tag")).toEqual([{ name: "vip" }]);
  expect(told(site, "ph.variant")).toEqual([{ name: "checkout", value: "b" }]);
  expect(told(site, "ph.release")).toEqual([{ version: "1.2.3" }]);
});

test("calls before the loader wait in the stub, in their order and with their answers", {
  timeout: 20_000,
}, async () => {
  const early = `${stub}<script>
    playhead.tag("early");
    playhead.start();
    playhead.sessionUrl().then((url) => { window.early = url; });
    playhead.track("opened");
  </script>${html}`;
  const site = await stage.openSite({ "/": early });
  site.config = { samplingRate: 0 };
  const page = await visit(stage, site.site);
  expect(await page.evaluate(() => Reflect.get(window, "early"))).toContain("https://dashboard.example/");
  await page.click("h1");
  await until("the chunk", () => snapshotCount(site.chunks) === 1);
  expect(told(site, "ph.tag")).toEqual([{ name: "early" }]);
  expect(told(site, "ph.track")).toEqual([{ name: "opened", properties: {} }]);
  await page.close();
});

test("what the server finds, and what a member sends, reach the page's handlers once", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html, "/next": html });
  const signal = { id: "sig_1", kind: "quickBack", severity: "mild", atMs: 5, evidence: "back at once" };
  site.answer = (chunk) =>
    accept(chunk, {
      signals: [signal, { kind: "none" }, 7],
      ...(chunk.seq === 0 && { invite: { text: "May we help?", url: "https://chat.example" } }),
      flushMs: 200,
    });
  const page = await visit(stage, site.site);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(window, "heard", heard);
    window.playhead?.on("frustration", ({ id, kind }) => heard.push([id, kind]));
    window.playhead?.on("invite", (invite) => heard.push(invite));
  });
  await page.click("h1");
  await until("the first chunk", () => site.chunks.length > 0);
  await page.mouse.move(30, 30);
  await page.click("h1");
  await until("the second chunk", () => site.chunks.length > 1);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([
    ["sig_1", "quickBack"],
    { text: "May we help?", url: "https://chat.example" },
  ]);
  await page.close();
});

test("inspect() fetches the overlay's file when it is asked for, and shows why nothing is recorded", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  site.config = { samplingRate: 0 };
  const page = await (await stage.browser.newContext()).newPage();
  await page.goto(site.site);
  await page.waitForFunction(() => window.playhead);
  expect(site.requests).toEqual(["GET /r/pk_test.js"]);
  await page.evaluate(() => window.playhead?.inspect());
  await page.waitForSelector("playhead-inspect", { state: "attached" });
  await page.evaluate(() => window.playhead?.inspect());
  expect(await overlays(page)).toBe(0);
  expect(site.requests.filter((one) => one.includes("/r/inspect-"))).toHaveLength(1);
  expect(site.requests.filter((one) => one.startsWith("POST"))).toEqual([]);
  await page.close();
});

const overlays = (page: Page): Promise<number> => page.locator("playhead-inspect").count();

test.each([
  ["/account*", "/account/card"],
  ["*/next", "/next"],
])(
  "of a page that %s excludes nothing leaves, and the pages around it do",
  {
    timeout: 20_000,
  },
  async (pattern, path) => {
    const secret = "<p>nobody may see this</p>";
    const app = `${html}<button id="go" onclick="history.pushState(null, '', '${path}');
    document.body.insertAdjacentHTML('beforeend', '${secret}')">Go</button>
  <button id="back" onclick="history.pushState(null, '', '/open'); document.querySelector('p')?.remove();
    document.title = 'Back'">Back</button>`;
    const site = await stage.openSite({ "/": app, [path]: `${app}${secret}` });
    site.config = { privacy: { excludedPages: [pattern] } };
    const page = await visit(stage, site.site);
    await page.click("#go");
    await page.waitForTimeout(600);
    await page.click("#back");
    await until("the page behind it", () => told(site, "ph.page").some(({ title }) => title === "Back"));
    await page.goto(site.site + path);
    await page.click("h1");
    await page.waitForTimeout(600);
    await page.close();
    const events = JSON.stringify(eventsOf(site.chunks));
    expect(events).not.toContain("nobody may see");
    expect(told(site, "ph.page").map(({ url }) => url)).not.toContain(site.site + path);
    expect(told(site, "ph.page").length).toBeGreaterThanOrEqual(2);
  },
);
