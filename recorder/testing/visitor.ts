import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page } from "playwright-core";
import { inject } from "vitest";
import { type FakeIngest, startFakeIngest } from "./fake-ingest.ts";

/** The built recorder on a website of the test's own, and browsers to visit it with. */
export interface Stage {
  browser: Browser;
  openSite(pages: Record<string, string>): Promise<FakeIngest>;
  close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const browser = await chromium.launch({
    ...(await launchOptions()),
    // Playwright switches it off, and coming back from it is a case of its own.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const sites: FakeIngest[] = [];
  return {
    browser,
    async openSite(pages) {
      const site = await startFakeIngest(inject("recorderDir"));
      for (const [path, html] of Object.entries(pages)) site.pages.set(path, html);
      sites.push(site);
      return site;
    },
    async close() {
      await browser.close();
      await Promise.all(sites.map((site) => site.close()));
      for (const site of sites) if (site.failures.length > 0) throw site.failures[0];
    },
  };
}

/** By URL, because the folder of scripts stands above this one: it builds the recorder. */
async function launchOptions(): Promise<LaunchOptions> {
  const url = new URL("../../scripts/chromium.ts", import.meta.url).href;
  const module: { chromiumLaunchOptions(): LaunchOptions } = await import(/* @vite-ignore */ url);
  return module.chromiumLaunchOptions();
}

/** A page of a fresh visitor with the recorder running. */
export async function visit(stage: Stage, url: string, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await stage.browser.newContext())).newPage();
  await page.goto(url);
  await recorderRuns(page);
  return page;
}

/** A fresh visitor whose clock goes on by itself, and may be moved on by `page.clock`. */
export async function visitorWithClock(stage: Stage): Promise<BrowserContext> {
  const context = await stage.browser.newContext();
  await context.clock.install();
  return context;
}

/** Resolves when the recorder has taken over from the loader. */
export async function recorderRuns(page: Page): Promise<void> {
  await page.waitForFunction(() => window.playhead?.sessionUrl().then((url) => url !== null));
}

/** Resolves when the part that comes with the first touch has joined in. */
export async function extrasRun(page: Page): Promise<void> {
  await page.waitForFunction(() => window.__playhead?.parts?.extras);
}

/** Resolves when the recorder has put something with this text on its shelf, which outlives the page. */
export async function isWrittenAhead(page: Page, text: string, withinMs = 8_000): Promise<void> {
  const endMs = Date.now() + withinMs;
  // Asked again from here: `waitForFunction` takes the promise of an answer for the answer.
  while (!(await page.evaluate(readRows)).includes(text)) {
    if (Date.now() > endMs) throw new Error(`Waited ${withinMs} ms for ${text} on the shelf.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function readRows(): Promise<string> {
  const name = "playhead:pk_test";
  // Opening makes one that is not there, without the recorder's stores.
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return "";
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      const all = opening.result.transaction(["rows"]).objectStore("rows").getAll();
      all.onsuccess = () => resolve(JSON.stringify(all.result));
      opening.result.close();
    };
  });
}

/** Waits for what the server has seen, longer than `cutEveryWhileYoungMs`; the message tells what was missed. */
export async function until(what: string, isSo: () => boolean, withinMs = 15_000): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > endMs) throw new Error(`Waited ${withinMs} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
