import type { Browser, Page } from "playwright-core";
import { demo } from "../../scripts/demo.ts";
import type { LocalPlayhead } from "../../scripts/local-playhead.ts";
import { whenAnswered } from "./poll-api.ts";
import { whenInList } from "./shown.ts";
import { changeHeading } from "./visitor-change.ts";

const pollEveryMs = 250;

export interface ListedTimes {
  inAnswer: number[];
  inOpenList: number[];
}

/** Ms from a new visitor's first click until the API lists the session, and until an open list shows it by itself. */
export async function listVisits(
  playhead: LocalPlayhead,
  browser: Browser,
  member: Page,
  visits: number,
): Promise<ListedTimes> {
  const times: ListedTimes = { inAnswer: [], inOpenList: [] };
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext();
    const visitor = await context.newPage();
    await visitor.goto(playhead.shopOrigin);
    const sessionId = await sessionOf(visitor);
    const seen = Promise.all([
      whenAnswered(() => playhead.api(`/api/websites/${demo.websiteId}/sessions`), sessionId, pollEveryMs),
      whenInList(member, sessionId),
    ]);
    const changedMs = await changeHeading(visitor, "Here");
    const [inAnswer, inOpenList] = await seen;
    times.inAnswer.push(inAnswer - changedMs);
    times.inOpenList.push(inOpenList - changedMs);
    await context.close();
  }
  return times;
}

/** Once the recorder runs, before anything has left the page. */
export async function sessionOf(visitor: Page): Promise<string> {
  await visitor.waitForFunction(
    "window.playhead && window.playhead.sessionUrl().then((url) => url !== null)",
  );
  const url: unknown = await visitor.evaluate("window.playhead.sessionUrl()");
  if (typeof url !== "string") throw new Error("the visit is not recorded");
  return url.split("/").at(-1) ?? "";
}
