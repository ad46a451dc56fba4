import { join } from "node:path";
import type { Browser } from "playwright-core";
import { eventType, incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import { root } from "../../scripts/root.ts";
import { busyPage } from "./busy-page.ts";

export const twoHoursSeconds = 2 * 60 * 60;
export const chunkSeconds = 10;
/** Positions of the mouse in an event, one every 50 ms, as the recorder samples them. */
const positionsAnEvent = 10;

/**
 * A visit of a busy page, recorded by rrweb from a real DOM. Each second of it is done at once, and its events get the
 * time they would have had; the mouse is written by rule, since only the page needs a browser.
 * @returns one list of events for each chunk
 */
export async function recordHours(
  browser: Browser,
  startMs: number,
  visitSeconds: number,
): Promise<ReplayEvent[][]> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
  await page.setContent("<!doctype html><html><head><title>Orders</title></head><body></body></html>");
  await page.addScriptTag({ path: join(root, "node_modules/@rrweb/record/dist/record.umd.min.cjs") });
  await page.evaluate(busyPage);
  await page.evaluate(
    "window.events = []; rrwebRecord.record({ emit: (event) => events.push(event), slimDOMOptions: true }); 0",
  );
  const chunks: ReplayEvent[][] = [];
  for (let from = 0; from < visitSeconds; from += chunkSeconds) {
    const json: string = await page.evaluate(`(async () => {
      const seconds = [];
      for (let n = ${from}; n < ${from + chunkSeconds}; n++) {
        if (n > 0) window.second(n);
        // rrweb hears of changes in a microtask.
        await Promise.resolve();
        await Promise.resolve();
        seconds.push(window.events.splice(0));
      }
      return JSON.stringify(seconds);
    })()`);
    const seconds: ReplayEvent[][] = JSON.parse(json);
    chunks.push(seconds.flatMap((events, at) => timed(events, startMs + (from + at) * 1_000, from + at)));
  }
  await page.close();
  return chunks;
}

function timed(events: readonly ReplayEvent[], atMs: number, second: number): ReplayEvent[] {
  const positions = Array.from({ length: positionsAnEvent }, (_, at) => ({
    x: (second * 37 + at * 11) % 1_280,
    y: (second * 23 + at * 5) % 800,
    id: 1,
    timeOffset: (at - positionsAnEvent) * 50,
  }));
  const mouse: ReplayEvent = {
    type: eventType.incremental,
    data: { source: incrementalSource.mouseMove, positions },
    timestamp: atMs + 600,
  };
  return [...events.map((event, at) => ({ ...event, timestamp: atMs + at })), mouse];
}
