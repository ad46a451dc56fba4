import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, type FakeIngest, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

interface Visit {
  site: FakeIngest;
  page: Page;
  /** Errors that nobody caught. */
  thrown: string[];
  /** What the browser says of the policy. */
  violations: string[];
}

const loaderTag = `<script nonce="only-this" async src="{{ingest}}/r/pk_test.js"></script>`;

/** Not `visit` of the other tests: Playwright's waiting needs the eval that these pages forbid. */
async function open(policy: string, script = loaderTag): Promise<Visit> {
  const site = await stage.openSite({
    "/": `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
${script}<button id="buy">Buy</button>`,
  });
  const page = await (await stage.browser.newContext()).newPage();
  const thrown: string[] = [];
  const violations: string[] = [];
  page.on("pageerror", (error) => thrown.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedScript/.test(message.text())) violations.push(message.text());
  });
  await page.goto(site.site);
  return { site, page, thrown, violations };
}

test("scripts by nonce alone are enough: the recorder comes in on the loader's", {
  timeout: 20_000,
}, async () => {
  const { site, page, thrown, violations } = await open(
    "default-src 'none'; script-src 'nonce-only-this'; connect-src {{ingest}}; require-trusted-types-for 'script'; trusted-types playhead",
  );
  await until("the recorder", () => site.requests.some((request) => request.includes("/r/recorder-")));
  await page.waitForTimeout(400);
  await page.click("#buy");
  await page.close();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 1);
  expect(thrown).toEqual([]);
  // The page's icon falls under the policy as well.
  expect(violations.filter((text) => !text.includes("favicon"))).toEqual([]);
});

test.each([
  ["scripts from elsewhere", "script-src 'nonce-another'"],
  ["policies of Trusted Types", "require-trusted-types-for 'script'; trusted-types 'none'"],
  ["connections", "connect-src 'none'"],
])("a page that forbids %s sees no error thrown", { timeout: 20_000 }, async (_name, policy) => {
  const { page, site, thrown, violations } = await open(policy);
  await page.waitForTimeout(600);
  await page.click("#buy");
  await page.waitForTimeout(600);
  expect(violations).not.toEqual([]);
  expect(thrown).toEqual([]);
  expect(site.chunks).toEqual([]);
});

/** A page's own script with the npm package in it, which puts the loader into the page. */
async function packageTag(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, "../npm/index.ts"), formats: ["iife"], name: "recorder" },
    },
  });
  const [code = ""] = [result].flat().flatMap((one) => ("output" in one ? [one.output[0].code] : []));
  return `<script nonce="only-this">${code}
window.app = recorder.createPlayhead({ siteKey: "pk_test", origin: "{{ingest}}", nonce: "only-this" });</script>`;
}

test("package and loader need one policy of Trusted Types between them", { timeout: 20_000 }, async () => {
  const { site, page, thrown, violations } = await open(
    "script-src 'nonce-only-this'; require-trusted-types-for 'script'; trusted-types playhead",
    await packageTag(),
  );
  await until("the recorder", () => site.requests.some((request) => request.includes("/r/recorder-")));
  await page.waitForTimeout(400);
  await page.click("#buy");
  await page.close();
  await until("the click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 1);
  expect(thrown).toEqual([]);
  expect(violations).toEqual([]);
});

test("where the page allows no policy, the package throws nothing into it and answers", {
  timeout: 20_000,
}, async () => {
  const { page, thrown, violations } = await open(
    "script-src 'nonce-only-this'; require-trusted-types-for 'script'; trusted-types 'none'",
    await packageTag(),
  );
  expect(await page.evaluate(() => Reflect.get(window, "app").sessionUrl())).toBeNull();
  expect(violations).not.toEqual([]);
  expect(thrown).toEqual([]);
});
