import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrivacySettings } from "../../protocol/recorder-config.ts";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";
import { furnish, plantedHtml, showPassword, turnInto } from "./leaks-page.ts";
import {
  anySecret,
  hiddenPlants,
  openPlants,
  secretOf,
  shapedSecrets,
  structurePlants,
  textPlants,
  typedSecrets,
} from "./leaks-plants.ts";

type Level = NonNullable<PrivacySettings["level"]>;

const html = `<!doctype html><html><head><title>quartzadoctitle</title><meta name="referrer" content="unsafe-url">
<!-- recorder --></head><body><button id="engage">Go</button><main id="static">${plantedHtml("a")}</main>
<main id="added"></main><main id="turned">${plantedHtml(null)}</main>
<script>(${furnish})("#static", "a"); (${furnish})("#turned", "")</script></body></html>`;

/** What a page says by other means than its nodes. */
const otherTexts = ["doctitle", "latertitle", "consoleword", "errorword", "rejectionword"];
/** Words in the paths of pages and requests, of which strict leaves out what is no word. */
const pathWords = ["routeword", "pathofrequest"];
/** Of a root that a script has closed before the recorder ran nobody can see the inside. */
const isUnseen = (secret: string): boolean => /^quartz[ac]closedshadow/.test(secret);

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

/** Everything that left the page or stands in its storage, as one text. */
async function leaving(level: Level): Promise<string> {
  const site = await stage.openSite({ "/": html, "/quiet.png": "" });
  site.config = { privacy: { level }, console: "all", requests: "all" };
  const sent: Promise<string>[] = [];
  const context = await stage.browser.newContext();
  const ingest = site.site.replace("localhost", "127.0.0.1");
  context.on("request", (request) => {
    // The loader's own tag is the page's.
    if (!request.url().startsWith(ingest) || request.url().endsWith("/r/pk_test.js")) return;
    sent.push(
      request
        .allHeaders()
        .then((headers) => `${request.url()} ${JSON.stringify(headers)} ${request.postData() ?? ""}`),
    );
  });
  const page = await visit(stage, `${site.site}/?q=quartzapagequery#u=quartzapagehash`, context);
  await page.click("#engage");
  await change(page);
  await speak(page, level);
  await page.waitForTimeout(1_500);
  const stored = await page.evaluate(storedTexts);
  await page.goto("about:blank");
  await until("the last chunk", () => payloadsOf(eventsOf(site.chunks), "ph.console").length >= 2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await context.close();

  const inflated = site.chunks.map(
    ({ frame, body }) => `${frame.toString("latin1")} ${Buffer.from(body).toString()}`,
  );
  const events = site.chunks.map((chunk) => JSON.stringify(chunk.events));
  const sheets = site.assets.map(({ text }) => text);
  return [...inflated, ...events, ...sheets, ...stored, ...(await Promise.all(sent))].join("\n");
}

async function change(page: Page): Promise<void> {
  await page.evaluate((added) => {
    const main = document.querySelector("#added");
    if (main) main.innerHTML = added;
  }, plantedHtml("b"));
  await page.evaluate(`(${furnish})("#added", "b"); (${showPassword})("#added", "b")`);
  await page.waitForTimeout(600);
  await page.evaluate(`(${turnInto})("#turned", ${JSON.stringify(plantedHtml("c"))})`);
  await page.evaluate(`(${furnish})("#turned", "c")`);
  await page.evaluate(`(${showPassword})("#static", "a"); (${showPassword})("#turned", "c")`);
  const typing: [selector: string, name: string][] = [
    ["#static .text", "textinput"],
    ["#static textarea", "textarea"],
    ["#static [type=password]", "password"],
    ["#static .rr-ignore", "ignoredinput"],
    ["#static [contenteditable]", "editable"],
    ["#static [autocomplete=cc-number]", "cardfield"],
  ];
  for (const [selector, name] of typing) {
    await page.fill(selector, secretOf("d", name));
    // Where a visitor clicks, its text is told as well.
    await page.click(selector);
  }
  await page.click("#static select", { force: true });
  await page.waitForTimeout(600);
}

/** Title, console, requests, errors, routes. */
async function speak(page: Page, level: Level): Promise<void> {
  await page.evaluate(async (key) => {
    document.title = "quartzalatertitle";
    console.error("quartzaconsoleword", { password: "quartzaconsolepassword" }, "ada.c@mail.example");
    console.log(`${key} https://quiet.example/a?token=quartzaconsolequery`);
    await fetch("/quartzapathofrequest?u=quartzarequestquery").catch(() => undefined);
    const xhr = new XMLHttpRequest();
    xhr.open("POST", "/missing?u=quartzaxhrquery");
    xhr.send("quartzaxhrbody");
    setTimeout(() => {
      throw new TypeError("quartzaerrorword of ada.a@mail.example at /a?u=1");
    });
    Promise.reject(new Error("quartzarejectionword 4111 1111 1111 1111"));
    navigator.sendBeacon("/missing?u=quartzabeaconquery", "quartzabeaconbody");
    history.pushState(null, "", "/quartzarouteword?u=quartzaroutequery#u=quartzaroutehash");
  }, level);
}

/** Runs in the page: what the recorder keeps there. */
async function storedTexts(): Promise<string[]> {
  const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = reject;
      });
      texts.push(JSON.stringify(rows));
    }
    database.close();
  }
  return texts;
}

/** Names of the planted secrets found, whichever way they came, and secrets found by their shape. */
function found(text: string): { names: string[]; shaped: string[]; typed: string[] } {
  const decoded = text.replaceAll("%40", "@");
  return {
    names: [...new Set(decoded.match(anySecret) ?? [])].sort(),
    shaped: Object.values(shapedSecrets)
      .flat()
      .filter((secret) => decoded.includes(secret)),
    typed: Object.values(typedSecrets)
      .flatMap((one) => Object.values(one))
      .filter((value) => decoded.includes(value)),
  };
}

const named = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => (["a", "b", "c"] as const).map((way) => secretOf(way, name)))
    .filter((secret) => !isUnseen(secret));
const said = (names: readonly string[]): string[] => names.map((name) => secretOf("a", name));
const structure = [...named(structurePlants), ...said(pathWords)];
const readable = [...structure, ...named(textPlants), ...said(otherTexts)];

test("at least sixty kinds of secrets are planted", () => {
  const names = [...textPlants, ...openPlants, ...hiddenPlants];
  expect(names.length).toBeGreaterThanOrEqual(60);
  const planted = plantedHtml("a") + furnish;
  const missing = names.filter(
    (name) => !planted.includes(secretOf("a", name)) && !planted.includes(`"${name}"`),
  );
  expect(missing).toEqual([]);
});

test.concurrent("under strict none of them leaves, only how the page is built", {
  timeout: 60_000,
}, async () => {
  expect(found(await leaving("strict"))).toEqual({ names: structure.sort(), shaped: [], typed: [] });
});

test.concurrent("under balanced leaves what anybody can read on the page", { timeout: 60_000 }, async () => {
  expect(found(await leaving("balanced"))).toEqual({ names: readable.sort(), shaped: [], typed: [] });
});

test.concurrent("under open leaves what is entered as well, and no secret", { timeout: 60_000 }, async () => {
  const typed = ["textinput", "textarea", "editable"].map((name) => secretOf("d", name));
  const queries = said([
    "pagequery",
    "pagehash",
    "requestquery",
    "xhrquery",
    "beaconquery",
    "routequery",
    "routehash",
  ]);
  expect(found(await leaving("open"))).toEqual({
    names: [...readable, ...named(openPlants), ...queries, ...typed].sort(),
    shaped: [],
    typed: Object.values(typedSecrets).flatMap((one) => Object.values(one)),
  });
});
