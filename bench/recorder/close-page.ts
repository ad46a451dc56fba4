import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { Contender } from "./contenders.ts";
import { startSite } from "./site.ts";
import type { Upload } from "./upload.ts";

/** Ways in which a page goes away. */
export const closings = ["tab closed", "pagehide only", "navigation", "renderer killed"] as const;
export type Closing = (typeof closings)[number];

/** Between the last click and the page's end. */
const lastClickMs = 300;
/** For what the visitor's next page, in another tab, sends of the one before: it waits to be sure that it is lost. */
const nextPageMs = 8_000;

export interface ClosedPage {
  /** The last click reached the recorder's side, at once or by the visitor's next page. */
  isKept: boolean;
  /** What the recorder's files weigh after gzip. */
  scriptBytes: number;
}

export async function closePage(
  browser: Browser,
  contender: Contender,
  closing: Closing,
): Promise<ClosedPage> {
  const sink = await contender.startSink?.();
  if (!sink) throw new Error(`${contender.label} records nothing`);
  const site = await startSite(sink.tag);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/own/closing.html`, { waitUntil: "load" });
    for (let n = 0; n < 8; n++) {
      await sleep(800);
      await page.click("#add");
    }
    await sleep(800);
    const clickedAtMs = Date.now();
    await page.click("#last");
    await sleep(lastClickMs);
    await close(page, closing);
    await sleep(500);
    const next = await context.newPage();
    await next.goto(`${site.origin}/own/closing.html`, { waitUntil: "load" });
    await sleep(nextPageMs);
    const isKept = sink.uploads().some((upload) => tellsClick(upload, clickedAtMs));
    return { isKept, scriptBytes: [...sink.scripts.values()].reduce((sum, bytes) => sum + bytes, 0) };
  } finally {
    await context.close();
    await site.close();
    await sink.close();
  }
}

async function close(page: Page, closing: Closing): Promise<void> {
  switch (closing) {
    case "tab closed": {
      const closed = page.waitForEvent("close");
      await page.close({ runBeforeUnload: true });
      await closed;
      return;
    }
    case "pagehide only":
      await page.close();
      return;
    case "navigation":
      await page.goto("about:blank");
      return;
    case "renderer killed": {
      const devtools = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      // It has nobody left to answer.
      devtools.send("Page.crash").catch(() => undefined);
      await crashed;
    }
  }
}

/** What the click did to the page, or a click event as rrweb has it (type 3, source 2, interaction 2), or clarity-js. */
function tellsClick({ events, text }: Upload, clickedAtMs: number): boolean {
  const isClick = ({ type, data, timestamp }: Upload["events"][number]): boolean =>
    type === 3 &&
    timestamp >= clickedAtMs &&
    typeof data === "object" &&
    data !== null &&
    "source" in data &&
    data.source === 2 &&
    "type" in data &&
    data.type === 2;
  return text.includes("the-last-click-was-answered") || events.some(isClick) || isClarityClick(text);
}

/** clarity-js writes a click as `[time, 9, …]` with the text of what was clicked. */
const isClarityClick = (text: string): boolean => /\[\d+,9,[^\]]*"Last click"/.test(text);
