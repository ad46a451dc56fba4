import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import type { OpenJudge, Visit } from "./judges/judge.ts";
import { perform } from "./perform.ts";
import type { SignalCase } from "./signal-case.ts";

/** A visitor has mostly been on the website for a while; and time for recorders that come with the first touch. */
const lookAroundMs = 1_000;
/** What is sent as a page goes needs its browser a while longer. */
const goneMs = 1_000;

/** One visitor in a browser profile of their own does what the case says. */
export async function visitCase(
  browser: Browser,
  siteOrigin: string,
  judge: OpenJudge,
  one: SignalCase,
): Promise<Visit> {
  const context = await browser.newContext({ hasTouch: one.input === "touch" });
  try {
    await judge.prepare(context);
    const page = await context.newPage();
    await page.goto(siteOrigin + one.page);
    const visit = await judge.enter(page);
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
