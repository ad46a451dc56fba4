import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { chromiumLaunchOptions } from "../../scripts/chromium.ts";
import { type Posted, startRecorderSink } from "./recorder-sink.ts";

/** A visit as the built recorder sent it from a real Chromium. */
export interface RecordedVisit {
  /** The tabs' clock and the server's, which agree. */
  startedAtMs: number;
  posted: Posted[];
  loads: { loader: number; recorder: number };
}

const visitMs = 5 * 60_000;
/** Between two movements of the hand. rrweb takes a position of the pointer every 50 ms at most. */
const moveMs = 250;
/** Movements between two clicks. */
const movesAClick = 10;
const movesAPage = visitMs / 3 / moveMs;
/** Real time for what no clock of the page holds up: compression, IndexedDB, the requests themselves. */
const breathMs = 60;

/**
 * A five-minute visit of three pages of the demo shop: the visitor moves, scrolls, clicks and types all the time. The
 * page's clock is moved on by hand, so the five minutes take half a minute; rrweb and the recorder know no other clock.
 * @param shopPort where the shop may listen
 * @param flushMs see `startRecorderSink`
 */
export async function recordVisit(shopPort: number, flushMs: number | null): Promise<RecordedVisit> {
  const startedAtMs = Date.now() - visitMs - 60_000;
  let nowMs = startedAtMs;
  const sink = await startRecorderSink(() => nowMs, flushMs, false);
  const { serveShop } = await import(new URL("../../examples/shop/serve.ts", import.meta.url).href);
  const shop: Server = await serveShop({ port: shopPort, publicOrigin: sink.origin });
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const context = await browser.newContext();
    await context.clock.install({ time: startedAtMs - 1_000 });
    await context.clock.pauseAt(startedAtMs);
    const page = await context.newPage();
    const beOn = async (click: (page: Page, n: number) => Promise<void>): Promise<void> => {
      for (let move = 0; move < movesAPage; move++) {
        await page.mouse.move(200 + ((move * 37) % 700), 150 + ((move * 23) % 400));
        if (move % movesAClick === 0) {
          await click(page, move / movesAClick);
          await sleep(breathMs);
        }
        nowMs += moveMs;
        await page.clock.runFor(moveMs);
      }
    };
    await page.goto(`http://localhost:${shopPort}/`);
    await beOn(chooseGoods);
    await page.getByRole("link", { name: "Harbor lantern" }).last().click();
    await page.waitForURL(/\/product\//);
    await beOn(askForStock);
    await page.goto(`http://localhost:${shopPort}/checkout/`);
    await beOn(fillAddress);
    // Leaving for an empty page hides this one, which sends what is left.
    await page.goto("about:blank");
    await sleep(1_000);
    return { startedAtMs, posted: sink.posted, loads: sink.loads };
  } finally {
    await browser.close();
    await closed(shop);
    await sink.close();
  }
}

async function chooseGoods(page: Page, n: number): Promise<void> {
  await page
    .locator("[data-kind]")
    .nth((n + 1) % 4)
    .click();
  await page.mouse.wheel(0, n % 2 === 0 ? 300 : -300);
}

async function askForStock(page: Page, n: number): Promise<void> {
  await page.locator(["#check-stock", "#save-for-later", "#add-to-cart"][n % 3] ?? "h1").click();
  await page.mouse.wheel(0, n % 2 === 0 ? 300 : -300);
}

async function fillAddress(page: Page, n: number): Promise<void> {
  const field = page.locator(["#name", "#street", "#postcode", "#town"][n % 4] ?? "#name");
  await field.pressSequentially("Quay 4 ");
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
