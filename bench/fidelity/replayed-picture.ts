import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { signIn } from "../../e2e/sign-in.ts";
import { differingShare } from "../../scripts/compare-pictures.ts";
import type { LocalPlayhead } from "../../scripts/local-playhead.ts";
import { type Picture, viewport } from "./pictured-visit.ts";

/** How long the player may take to show a moment. */
const patienceMs = 12_000;
/** Below this it is the same picture: antialiasing and the cursor that the player draws. */
const sameShare = 0.0005;

export async function signedIn(browser: Browser, playhead: LocalPlayhead): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1_800, height: 1_200 },
    baseURL: playhead.dashboardOrigin,
  });
  const page = await context.newPage();
  await signIn(page);
  return page;
}

export interface Compared {
  /** Of the pixels, 0 to 1. */
  share: number;
  png: Buffer;
}

/** The dashboard's player at a moment, against the page's own picture: the best within the player's time. */
export async function compareAt(
  page: Page,
  sessionUrl: string,
  firstAtMs: number,
  picture: Picture,
): Promise<Compared> {
  const moment = new URL(sessionUrl);
  moment.searchParams.set("t", String((picture.atMs - firstAtMs) / 1_000));
  await page.goto(moment.href);
  const frame = page.locator("iframe");
  const endMs = Date.now() + patienceMs;
  let best: Compared = { share: 1, png: Buffer.alloc(0) };
  while (Date.now() < endMs && best.share > sameShare) {
    await sleep(300);
    const box = await frame.boundingBox();
    if (box === null || Math.round(box.width) !== viewport.width) continue;
    const png = await frame.screenshot();
    const share = differingShare(png, picture.png);
    if (share < best.share) best = { share, png };
  }
  return best;
}
