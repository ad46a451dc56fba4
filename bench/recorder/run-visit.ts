import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumLaunchOptions } from "../../scripts/chromium.ts";
import { createHand } from "./hand.ts";
import { countPage, type MainThread } from "./page-counters.ts";
import type { Site } from "./site.ts";
import { profiledCategories, readTasks, type Tasks } from "./tasks.ts";
import type { Sink } from "./upload.ts";
import type { VisitedPage } from "./visited-pages.ts";

/** What one visit of a page came to; the recorder's side stands in its sink. */
export interface Visit {
  cpu: MainThread;
  heapBytes: number;
  /** From the page's beginning to the full snapshot's own time; null where no format tells. */
  firstSnapshotMs: number | null;
  /** Null when the visit was not profiled. */
  tasks: Tasks | null;
  /** What the page complained of. */
  errors: string[];
}

/** For what a closed page still sends. */
const lastRequestsMs = 1_200;

export const launchBrowser = (): Promise<Browser> => chromium.launch(chromiumLaunchOptions());

/**
 * One visit with a browser and a profile of its own.
 * @param sink null: nobody records
 * @param isProfiled by sampling, which slows all down: then times are good for attribution only
 */
export async function runVisit(
  visited: VisitedPage,
  site: Site,
  sink: Sink | null,
  isProfiled: boolean,
): Promise<Visit> {
  const browser = await launchBrowser();
  const uploadsBefore = sink?.uploads().length ?? 0;
  try {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 720 } });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const counters = await countPage(page);
    if (isProfiled) await browser.startTracing(page, { categories: profiledCategories });
    await page.goto(site.origin + visited.path, { waitUntil: "load" });
    await page.waitForSelector(visited.ready);
    const beganAtMs = await page.evaluate(() => performance.timeOrigin);
    const leave = async (): Promise<void> => {
      await uploadRest(page);
      await counters.bank();
    };
    const hand = createHand(page, site.origin, leave);
    await visited.visit(hand);
    await hand.at(visited.visitMs);
    await counters.bank();
    const tasks = isProfiled ? readTasks(await browser.stopTracing(), sink?.origin ?? null) : null;
    const heapBytes = await counters.heapBytes();
    await uploadRest(page);
    await page.close({ runBeforeUnload: true });
    await sleep(lastRequestsMs);
    const events =
      sink
        ?.uploads()
        .slice(uploadsBefore)
        .flatMap((upload) => upload.events) ?? [];
    const snapshot = events.find(({ type }) => type === 2);
    const firstSnapshotMs = snapshot ? snapshot.timestamp - beganAtMs : null;
    return { cpu: counters.sum(), heapBytes, firstSnapshotMs, tasks, errors };
  } finally {
    await browser.close();
  }
}

const uploadRest = (page: Page): Promise<void> => page.evaluate(() => window.benchUpload?.());
