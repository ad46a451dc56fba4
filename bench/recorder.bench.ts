import { parseArgs } from "node:util";
import { type Closing, closePage, closings } from "./recorder/close-page.ts";
import { type Contender, contenders } from "./recorder/contenders.ts";
import { bytesOf, type Measured } from "./recorder/measured.ts";
import { type PageRows, pageRows, pageTables } from "./recorder/page-tables.ts";
import { launchBrowser, runVisit } from "./recorder/run-visit.ts";
import { type Site, startSite } from "./recorder/site.ts";
import type { Sink } from "./recorder/upload.ts";
import { type VisitedPage, visitedPages } from "./recorder/visited-pages.ts";

/**
 * Our recorder beside plain rrweb, clarity-js and none at all, in real Chromium on the same pages with the same hand.
 * `--pages swagger,grid`, `--contenders none,rrweb,ours`, `--reps 3`, `--parts visits,closings` choose.
 */
const { values } = parseArgs({
  options: {
    pages: { type: "string" },
    contenders: { type: "string" },
    reps: { type: "string", default: "1" },
    parts: { type: "string", default: "visits,closings" },
  },
});
const choose = <One extends { id: string }>(all: readonly One[], ids: string | undefined): One[] =>
  all.filter(({ id }) => ids === undefined || ids.split(",").includes(id));
const pages = choose(visitedPages, values.pages);
const chosen = choose(contenders, values.contenders);
const parts = values.parts.split(",");
const reps = Number(values.reps);

async function measure(
  page: VisitedPage,
  contender: Contender,
  site: Site,
  sink: Sink | null,
  rep: number,
  isProfiled: boolean,
): Promise<Measured> {
  const before = sink?.uploads().length ?? 0;
  const visit = await runVisit(page, site, sink, isProfiled);
  const uploads = sink?.uploads().slice(before) ?? [];
  for (const error of visit.errors) console.log(`${page.id}, ${contender.label}: the page says ${error}`);
  return {
    pageId: page.id,
    contenderId: contender.id,
    isFirstVisitor: before === 0,
    rep,
    visit,
    replayBytes: bytesOf(uploads, "replay"),
    sheetBytes: bytesOf(uploads, "sheet"),
  };
}

/** The next visitor of the same website is profiled: what is uploaded does not depend on that, times do. */
async function visitPage(page: VisitedPage): Promise<PageRows> {
  const measured: Measured[] = [];
  const profiled: Measured[] = [];
  for (let rep = 0; rep < reps; rep++) {
    // Who comes first finds a machine that is colder, or quieter.
    for (const contender of rep % 2 === 0 ? chosen : [...chosen].reverse()) {
      const sink = (await contender.startSink?.()) ?? null;
      // One for both visitors: its origin stands in the URLs of style sheets, and so in what they are known by.
      const site = await startSite(sink?.tag ?? "");
      try {
        measured.push(await measure(page, contender, site, sink, rep, false));
        profiled.push(await measure(page, contender, site, sink, rep, true));
      } finally {
        await site.close();
        await sink?.close();
      }
    }
  }
  return pageRows(page.id, { measured, profiled }, chosen);
}

async function closePages(): Promise<string> {
  const browser = await launchBrowser();
  const row = async (contender: Contender): Promise<string> => {
    const ends = await Promise.all(
      closings.map((closing: Closing) => closePage(browser, contender, closing)),
    );
    const cells = ends.map(({ isKept }) => (isKept ? "yes" : "no"));
    const scriptBytes = Math.max(...ends.map((end) => end.scriptBytes));
    const kept = ends.filter(({ isKept }) => isKept).length;
    return `| ${contender.label} | ${scriptBytes.toLocaleString("en")} | ${cells.join(" | ")} | ${kept} of 4 |`;
  };
  try {
    const rows: string[] = [];
    for (const contender of chosen) if (contender.startSink !== null) rows.push(await row(contender));
    return [
      "\n**The recorder's files, and the last click before a page goes away**\n",
      `| recorder | JavaScript, gzip bytes | ${closings.join(" | ")} | last click kept |`,
      `|---|--:|${"---|".repeat(closings.length)}--:|`,
      ...rows,
    ].join("\n");
  } finally {
    await browser.close();
  }
}

if (parts.includes("visits")) {
  const rows: PageRows[] = [];
  for (const page of pages) {
    console.log(`${page.id}: ${page.what}`);
    rows.push(await visitPage(page));
  }
  console.log(pageTables(rows));
}
if (parts.includes("closings")) console.log(await closePages());
