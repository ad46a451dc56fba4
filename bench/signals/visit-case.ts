import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { OpenJudge, Visit } from "./judges/judge.ts";
import { perform } from "./perform.ts";
import type { SignalCase } from "./signal-case.ts";

/** A visitor has mostly been on the website for a while; and time for recorders that come with the first touch. */
const lookAroundMs = 1_000;
/** A page that is shown later than this, without having been asked to be, was held up by the machine. */
const heldUpMs = 2_500;
/** What is sent as a page goes needs its browser a while longer. */
const goneMs = 1_000;

/** One visitor in a browser profile of their own does what the case says; null when the machine was too busy for it. */
export async function visitCase(
  browser: Browser,
  siteOrigin: string,
  judge: OpenJudge,
  one: SignalCase,
): Promise<Visit | null> {
  const context = await browser.newContext({ hasTouch: one.input === "touch" });
  try {
    const name = await judge.prepare(context);
    const page = await context.newPage();
    await page.goto(siteOrigin + one.page);
    if (!one.page.includes("documentMs") && (await shownAfterMs(page)) > heldUpMs) return null;
    const visit = await judge.enter(page, name);
    if (!one.isFirstTouch) {
      await page.keyboard.press("Shift");
      await sleep(lookAroundMs);
    }
    const last = await perform(page, one);
    await sleep(judge.restMs);
    await visit.leave(last);
    await sleep(goneMs);
    return visit;
  } finally {
    await context.close();
  }
}

const shownAfterMs = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
