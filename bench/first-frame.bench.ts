import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { signIn } from "../e2e/sign-in.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { startPlayhead } from "../scripts/local-playhead.ts";
import { freshProfile, type Member, openPlayer } from "./first-frame/open-player.ts";
import { percentile } from "./percentile.ts";
import { chunkSeconds, recordHours, twoHoursSeconds } from "./seek/record-hours.ts";
import { sealVisit } from "./seek/seal-visit.ts";
import { spread } from "./spread.ts";

/** From opening a player's address until its picture is on the screen, with an empty cache and with a full one. */
const { values } = parseArgs({
  options: { opens: { type: "string", default: "10" }, minutes: { type: "string" } },
});
const opens = Number(values.opens);
const longSeconds = values.minutes === undefined ? twoHoursSeconds : Number(values.minutes) * 60;
const shortSeconds = 5 * 60;

interface Opened {
  name: string;
  usesKeyframes: boolean;
  /** Address of each opening. */
  path: (n: number) => string;
}

/** @returns a table's row: medians and 95th percentiles */
async function measure(member: Member, { name, usesKeyframes, path }: Opened): Promise<string> {
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let n = 0; n < opens; n++) {
    const profile = await freshProfile(member, usesKeyframes);
    cold.push(await openPlayer(profile, path(n)));
    warm.push(await openPlayer(profile, path(n)));
    await profile.close();
  }
  const cells = [cold, warm].flatMap((ms) => [0.5, 0.95].map((share) => percentile(ms, share)));
  return `| ${[name, opens, ...cells.map((ms) => Math.round(ms).toLocaleString("en"))].join(" | ")} |`;
}

const playhead = await startPlayhead();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const chunks = await recordHours(browser, Date.now() - longSeconds * 1_000 - 5_000, longSeconds);
  const short = await sealVisit(playhead, chunks.slice(0, shortSeconds / chunkSeconds), "s");
  const long = await sealVisit(playhead, chunks, "l");

  const { dashboardOrigin } = playhead;
  const context = await browser.newContext({ baseURL: dashboardOrigin });
  await signIn(await context.newPage());
  const member = { browser, dashboardOrigin, login: await context.storageState() };
  const playerOf = (sessionId: string) => `/websites/${demo.websiteId}/sessions/${sessionId}`;
  const momentSeconds = (n: number) => Math.round(spread(n) * longSeconds);
  const inTheMiddle = (n: number) => `${playerOf(long)}?t=${momentSeconds(n)}`;
  const cases: Opened[] = [
    { name: "five minutes, from the start", usesKeyframes: true, path: () => playerOf(short) },
    { name: "two hours, from the start", usesKeyframes: true, path: () => playerOf(long) },
    { name: "two hours, at any moment", usesKeyframes: true, path: inTheMiddle },
    { name: "the same without keyframes", usesKeyframes: false, path: inTheMiddle },
  ];
  const rows: string[] = [];
  for (const each of cases) rows.push(await measure(member, each));
  console.log(
    [
      "| a player is opened | times | cold, p50, ms | p95 | warm, p50, ms | p95 |",
      "|---|--:|--:|--:|--:|--:|",
      ...rows,
    ].join("\n"),
  );
} finally {
  await browser.close();
  await playhead.stop();
}
