import { parseArgs } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { signedInPage } from "../e2e/sign-in.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { listVisits, sessionOf } from "./live/list-visits.ts";
import { changeHeading } from "./live/visitor-change.ts";
import { watchChanges } from "./live/watch-changes.ts";
import { percentile } from "./percentile.ts";

/** How long after something has happened in a visitor's page a member sees it: real browsers, the whole product. */
const { values } = parseArgs({
  options: {
    changes: { type: "string", default: "30" },
    visits: { type: "string", default: "10" },
  },
});
const list = `/websites/${demo.websiteId}/sessions`;

/** @returns one that is open at what happens now */
async function openPlayer(browser: Browser, playhead: LocalPlayhead, sessionId: string, hasSocket: boolean) {
  const page = await signedInPage(browser, playhead);
  // The code by which the object says that it has no place for another viewer.
  if (!hasSocket) await page.routeWebSocket(/\/live$/, (socket) => socket.close({ code: 4429 }));
  await page.goto(`${list}/${sessionId}?live=true`);
  await page.frameLocator("iframe").frameLocator("iframe").locator("h1").waitFor();
  return page;
}

const row = (what: string, ms: readonly number[]): string =>
  `| ${[what, ms.length, ...[0.5, 0.95, 1].map((share) => percentile(ms, share).toLocaleString("en"))].join(" | ")} |`;

const playhead = await startPlayhead();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const member = await signedInPage(browser, playhead);
  // While the pointer is over the rows none comes under it.
  await member.mouse.move(0, 0);
  const listed = await listVisits(playhead, browser, member, Number(values.visits));
  await member.context().close();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(playhead.shopOrigin);
  const sessionId = await sessionOf(visitor);
  await changeHeading(visitor, "Here");
  const watched = {
    playhead,
    sessionId,
    visitor,
    member: await openPlayer(browser, playhead, sessionId, true),
    memberWithoutSocket: await openPlayer(browser, playhead, sessionId, false),
  };
  const live = await watchChanges(watched, Number(values.changes));
  console.log(
    [
      "| from what happens in the page | times | p50, ms | p95, ms | most, ms |",
      "|---|--:|--:|--:|--:|",
      row("a change, to the player's picture: over its socket", live.overSocket),
      row("to the same without a socket, which asks for the tail every second", live.askingTail),
      row("to who asks the API for the replay every two seconds", live.pollingApi),
      row("a visit's first click, to the API's list", listed.inAnswer),
      row("to a list that is open", listed.inOpenList),
    ].join("\n"),
  );
} finally {
  await browser.close();
  await playhead.stop();
}
