import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, type FakeIngest, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = (text: string) =>
  `<!doctype html><title>${text}</title><!-- recorder --><button id=go>Go</button><main>${text}</main>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

async function openShop(): Promise<FakeIngest> {
  const site = await stage.openSite({ "/": html("front"), "/account/cards": html("secret cards") });
  site.config = { privacy: { excludedPages: ["/account*"] }, console: "all", requests: "all" };
  return site;
}

/** As an app changes its page: first the address, then what it shows. */
const route = (page: Page, path: string, text: string) =>
  page.evaluate(
    ([to = "", shown = ""]) => {
      history.pushState(null, "", to);
      document.title = shown;
      const main = document.querySelector("main");
      if (main) main.textContent = shown;
      console.error(shown);
    },
    [path, text],
  );

const text = (site: FakeIngest) => JSON.stringify(eventsOf(site.chunks));

test("of an excluded document nothing is stored or sent", { timeout: 30_000 }, async () => {
  const site = await openShop();
  const page = await visit(stage, `${site.site}/account/cards`);
  await page.click("#go");
  await page.waitForTimeout(800);
  await page.goto("about:blank");
  await page.waitForTimeout(300);
  expect(site.chunks).toEqual([]);
});

test("an app's excluded routes are left out, and what comes before and after is there", {
  timeout: 30_000,
}, async () => {
  const site = await openShop();
  const page = await visit(stage, `${site.site}/`);
  await page.click("#go");
  await route(page, "/list", "list of goods");
  await page.waitForTimeout(600);
  await route(page, "/account/cards", "secret cards");
  await page.waitForTimeout(600);
  await page.click("#go");
  await page.evaluate(() => document.querySelector("main")?.append(", secret numbers"));
  await page.waitForTimeout(600);
  await route(page, "/thanks", "thank you");
  await page.waitForTimeout(600);
  await page.click("#go");
  await page.close();
  await until("what came after", () => text(site).includes("thank you"));
  expect(text(site)).toContain("list of goods");
  expect(text(site)).not.toMatch(/secret|account/);
  const pages = payloadsOf(eventsOf(site.chunks), "ph.page").map(({ url }) => new URL(String(url)).pathname);
  expect(pages).toEqual(["/", "/list", "/thanks"]);
});

test("an app that goes through an excluded route in passing shows nothing of it", {
  timeout: 30_000,
}, async () => {
  const site = await openShop();
  const page = await visit(stage, `${site.site}/`);
  await page.click("#go");
  await page.waitForTimeout(300);
  await page.evaluate(async () => {
    const main = document.querySelector("main");
    for (const [to = "", shown = ""] of [
      ["/account/cards", "secret cards"],
      ["/thanks", "thank you"],
    ]) {
      history.pushState(null, "", to);
      if (main) main.textContent = shown;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
  await page.waitForTimeout(600);
  await page.click("#go");
  await page.close();
  await until("what came after", () => text(site).includes("thank you"));
  expect(text(site)).not.toMatch(/secret|account/);
});
