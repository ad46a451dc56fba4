import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit, visitorWithClock } from "../testing/visitor.ts";

const html = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button>
<button id="break" onclick="missing.call()">Break</button>
<button id="reject" onclick="Promise.reject(new TypeError('no lamp'))">Reject</button>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

test("stop() sends what there is and nothing after it, and start() goes on in the same count", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site, await visitorWithClock(stage));
  await page.click("#buy");
  await page.evaluate(() => window.playhead?.stop());
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 1);
  await page.waitForTimeout(300);
  const sent = site.requests.length;
  await page.click("#buy");
  await page.evaluate(() => history.pushState(null, "", "#quiet"));
  await page.clock.fastForward(60_000);
  await page.waitForTimeout(200);
  expect(site.requests).toHaveLength(sent);
  expect(await page.evaluate(() => window.playhead?.sessionUrl())).toBeNull();

  await page.evaluate(() => window.playhead?.start());
  await until(
    "a new snapshot",
    () => site.chunks.at(-1)?.header.hasFullSnapshot === true && site.requests.length > sent,
  );
  const seqs = [...new Set(site.chunks.map((chunk) => chunk.seq))].sort((a, b) => a - b);
  expect(seqs).toEqual(seqs.map((_, index) => index));
  expect(new Set(site.chunks.map((chunk) => chunk.tabId)).size).toBe(1);
});

test("a strict content security policy is enough: no eval, no blob, no worker", {
  timeout: 20_000,
}, async () => {
  const policy =
    "default-src 'none'; script-src {{ingest}}; connect-src {{ingest}}; require-trusted-types-for 'script'";
  const site = await stage.openSite({
    "/": `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><!-- recorder --><button id="buy">Buy</button>`,
  });
  const context = await stage.browser.newContext();
  const violations: string[] = [];
  await context.exposeFunction("tellViolation", (what: string) => violations.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      Reflect.get(window, "tellViolation")(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  // Not `visit`: Playwright's own waiting needs the eval that this page forbids.
  const page = await context.newPage();
  await page.goto(site.site);
  await until("the recorder", () => site.requests.some((request) => request.includes("/r/recorder-")));
  await page.waitForTimeout(300);
  await page.click("#buy");
  await page.close();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 1);
  expect(violations.filter((violation) => !violation.includes("favicon"))).toEqual([]);
});

test("in a sandboxed frame without storage nothing throws, and what can be recorded is", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({
    "/inner": html,
    "/": `<!doctype html><iframe sandbox="allow-scripts" src="/inner"></iframe>`,
  });
  const page = await (await stage.browser.newContext()).newPage();
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(site.site);
  const frame = page.frameLocator("iframe");
  await until("the recorder", () => site.requests.some((request) => request.includes("/r/recorder-")));
  await page.waitForTimeout(200);
  await frame.locator("#buy").click();
  await until("the snapshot", () => site.chunks.length > 0);
  expect(errors).toEqual([]);
});

test("a frame of the same website is recorded by the page around it, not once more", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite({
    "/inner": html,
    "/": `<!doctype html><!-- recorder --><button id="outer">Outer</button><script>
      const frame = document.createElement("iframe");
      frame.src = "/inner";
      setTimeout(() => document.body.append(frame), 300);</script>`,
  });
  const page = await visit(stage, site.site);
  await page.frameLocator("iframe").locator("#buy").click();
  await page.click("#outer");
  await page.close();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length > 0);
  expect(new Set(site.chunks.map((chunk) => chunk.tabId)).size).toBe(1);
  expect(JSON.stringify(eventsOf(site.chunks))).toContain("Reject");
});

test("the page's errors and rejections are told, and stay the page's", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await (await stage.browser.newContext()).newPage();
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(site.site);
  await recorderRuns(page);
  await page.click("#break");
  await page.click("#reject");
  // The browser tells of a rejection only when nobody has caught it in its task.
  await page.waitForTimeout(100);
  await page.close();
  await until("both", () => payloadsOf(eventsOf(site.chunks), "ph.error").length === 2);
  const [thrown, rejected] = payloadsOf(eventsOf(site.chunks), "ph.error");
  expect(thrown).toMatchObject({ kind: "error", message: expect.stringContaining("missing is not defined") });
  expect(rejected).toMatchObject({ kind: "rejection", message: "TypeError: no lamp" });
  expect(rejected?.stack).toContain("TypeError");
  expect(errors).toHaveLength(2);
});

test("two tags on one page record once", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({
    "/": html.replace(
      "<!-- recorder -->",
      '<!-- recorder --><script src="{{ingest}}/r/pk_test.js"></script>',
    ),
  });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await page.close();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length > 0);
  expect(payloadsOf(eventsOf(site.chunks), "ph.click")).toHaveLength(1);
  expect(site.requests.filter((request) => request.includes("/r/recorder-"))).toHaveLength(1);
});
