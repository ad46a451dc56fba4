import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import * as z from "zod";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { demo } from "../scripts/demo.ts";
import { startPlayhead } from "../scripts/local-playhead.ts";
import { appFiles, fidelityPages } from "./fidelity/pages.ts";
import { picturedVisit } from "./fidelity/pictured-visit.ts";
import { compareAt, signedIn } from "./fidelity/replayed-picture.ts";
import { startSite } from "./recorder/site.ts";

/** How far the player's picture is from what the visitor saw. `--pictures FOLDER` keeps both of each moment. */
const { values } = parseArgs({ options: { pages: { type: "string" }, pictures: { type: "string" } } });
const wanted = values.pages?.split(",");
const pages = fidelityPages.filter(
  ({ id }) => wanted === undefined || wanted.some((word) => id.includes(word)),
);

const replay = z.object({
  tabs: z.array(z.object({ events: z.array(z.object({ timestamp: z.number() })) })),
});
const hourMs = 3_600_000;

const playhead = await startPlayhead();
const browser = await chromium.launch(chromiumLaunchOptions());
const tag = `<script async src="${playhead.publicOrigin}/r/${demo.siteKey}.js"></script>`;
const site = await startSite(tag, await appFiles());
try {
  // What visitors type shows in the pages' own pictures, so it has to show in the replays.
  await playhead.changeControl(
    `UPDATE websites SET settings = '{"privacy":{"level":"open"}}' WHERE website_id = '${demo.websiteId}'`,
  );
  await loaderTells('"level":"open"');
  const visits = [];
  for (const page of pages) visits.push({ page, ...(await picturedVisit(browser, site.origin, page)) });
  await playhead.runCronAt(Date.now() + hourMs);

  const member = await signedIn(browser, playhead);
  const rows: string[] = [];
  for (const { page, sessionId, pictures } of visits) {
    const answer = await playhead.api(`/api/replay/${sessionId}`);
    const { tabs } = replay.parse(await answer.json());
    const firstAtMs = tabs[0]?.events[0]?.timestamp ?? 0;
    const url = `${playhead.dashboardOrigin}/websites/${demo.websiteId}/sessions/${sessionId}`;
    const shares: number[] = [];
    for (const [n, picture] of pictures.entries()) {
      const compared = await compareAt(member, url, firstAtMs, picture);
      shares.push(compared.share);
      if (values.pictures !== undefined)
        keep(values.pictures, `${page.id}-${n + 1}`, picture.png, compared.png);
    }
    rows.push(`| ${page.id} | ${shares.map((share) => `${(share * 100).toFixed(2)} %`).join(" | ")} |`);
  }
  console.log(["| page | 1 | 2 | 3 | 4 | 5 |", "|---|--:|--:|--:|--:|--:|", ...rows].join("\n"));
} finally {
  await browser.close();
  await site.close();
  await playhead.stop();
}

/** A change of settings takes up to a minute and a half. */
async function loaderTells(text: string): Promise<void> {
  const endMs = Date.now() + 120_000;
  const loader = async () => await (await fetch(`${playhead.publicOrigin}/r/${demo.siteKey}.js`)).text();
  while (!(await loader()).includes(text)) {
    if (Date.now() > endMs) throw new Error(`the loader does not say ${text}`);
    await sleep(2_000);
  }
}

function keep(folder: string, name: string, seen: Buffer, replayed: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}-seen.png`), seen);
  writeFileSync(join(folder, `${name}-replayed.png`), replayed);
}
