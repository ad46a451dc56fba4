import type { Browser, BrowserContext, Page } from "playwright-core";
import { noteFirstFrame, withoutKeyframes } from "./note-first-frame.ts";

/** What a signed-in member's browser starts with. */
export interface Member {
  browser: Browser;
  dashboardOrigin: string;
  login: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

/** A browser's profile: a new one has nothing of the dashboard in its cache. */
export async function freshProfile(
  { browser, dashboardOrigin, login }: Member,
  usesKeyframes: boolean,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: dashboardOrigin,
    storageState: login,
  });
  await context.addInitScript(noteFirstFrame);
  if (!usesKeyframes) await context.addInitScript(withoutKeyframes);
  return context;
}

/** Opens a player as from a link. @returns ms from then until its picture is on the screen */
export async function openPlayer(profile: BrowserContext, path: string): Promise<number> {
  const page = await profile.newPage();
  const player = page.waitForEvent("framenavigated", (frame) => frame.url().includes("/player/"));
  await page.goto(path, { waitUntil: "commit" });
  const beganMs = Number(await page.evaluate("performance.timeOrigin"));
  const shownMs = Math.max(await firstFrameOf(page), await firstFrameOf(await player));
  await page.close();
  return shownMs - beganMs;
}

const firstFrameOf = async (frame: Pick<Page, "evaluate">): Promise<number> =>
  Number(await frame.evaluate("firstFrame"));
