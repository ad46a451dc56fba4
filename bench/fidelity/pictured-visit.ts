import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import type { FidelityPage } from "./pages.ts";

/** Small enough that the player beside its panels shows it unscaled. */
export const viewport = { width: 900, height: 600 };
/** For what moves by itself to come to rest. */
const restMs = 900;

export interface Picture {
  png: Buffer;
  /** By this machine's clock, which is the server's, too. */
  atMs: number;
}

export interface PicturedVisit {
  sessionId: string;
  pictures: Picture[];
}

/** Visits the page, with a picture of it at each moment. */
export async function picturedVisit(
  browser: Browser,
  origin: string,
  { path, ready, visit }: FidelityPage,
): Promise<PicturedVisit> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.waitForSelector(ready);
  const pictures: Picture[] = [];
  await visit(page, async () => {
    await sleep(restMs);
    const beganMs = Date.now();
    const png = await page.screenshot();
    pictures.push({ png, atMs: (beganMs + Date.now()) / 2 });
    await sleep(restMs / 3);
  });
  const sessionUrl: unknown = await page.evaluate("window.playhead.sessionUrl()");
  await context.close();
  if (typeof sessionUrl !== "string") throw new Error(`${path} was not recorded`);
  return { sessionId: sessionUrl.split("/").at(-1) ?? "", pictures };
}
