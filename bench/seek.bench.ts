import { join } from "node:path";
import { chromium } from "playwright-core";
import type { ReplayEvent } from "../protocol/events.ts";
import { Mirror } from "../protocol/mirror/mirror.ts";
import type { Timeline } from "../protocol/timeline.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { startPlayhead } from "../scripts/local-playhead.ts";
import { root } from "../scripts/root.ts";
import { percentile } from "./percentile.ts";
import { measureSeek, type Seek } from "./seek/measure-seek.ts";
import { recordHours, twoHoursSeconds } from "./seek/record-hours.ts";
import { sealVisit } from "./seek/seal-visit.ts";
import { spread } from "./spread.ts";

/** Seeks in a two-hour session: what is loaded and how long the page takes, with keyframes and without. */
const seeks = 20;
/** Each is made so often, and the one in the middle counts: what else the machine does is not the product's. */
const times = 5;
/** Moments of the visit, ms. */
const moments = Array.from({ length: seeks }, (_, n) => spread(n) * twoHoursSeconds * 1_000);

const totalMs = ({ loadMs, decodeMs, replayMs }: Seek): number => loadMs + decodeMs + replayMs;

/** What a seal spends on the mirror: all events of the visit, and one picture of the page at its end. */
function measureMirror(chunks: readonly ReplayEvent[][]): string {
  const mirror = new Mirror();
  const start = performance.now();
  for (const event of chunks.flat()) mirror.apply(event);
  const applied = performance.now();
  const events = mirror.snapshot(0);
  const written = performance.now();
  const size = JSON.stringify(events).length;
  return `The mirror took ${Math.round(applied - start)} ms for ${chunks.flat().length.toLocaleString("en")} events and ${(written - applied).toFixed(1)} ms for a snapshot of ${mirror.nodeCount.toLocaleString("en")} nodes, ${size.toLocaleString("en")} bytes as JSON.`;
}

const playhead = await startPlayhead();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const startMs = Date.now() - twoHoursSeconds * 1_000 - 5_000;
  const chunks = await recordHours(browser, startMs, twoHoursSeconds);
  const sealStart = performance.now();
  const sessionId = await sealVisit(playhead, chunks);
  const sealMs = performance.now() - sealStart;
  const answer = await playhead.api(`/api/replay/${sessionId}/timeline`);
  const { timeline } = (await answer.json()) as { timeline: Timeline };

  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
  await page.setContent("<!doctype html><body></body>");
  await page.addScriptTag({ path: join(root, "node_modules/@rrweb/replay/dist/replay.umd.min.cjs") });
  const seekTo = async (moment: number, usesKeyframes: boolean): Promise<Seek> => {
    const all: Seek[] = [];
    for (let time = 0; time < times; time++)
      all.push(await measureSeek(playhead, page, sessionId, timeline, startMs + moment, usesKeyframes));
    all.sort((one, other) => totalMs(one) - totalMs(other));
    return all[times >> 1] ?? { bytes: 0, loadMs: 0, decodeMs: 0, replayMs: 0 };
  };
  // The first replay in a page compiles the replayer.
  await measureSeek(playhead, page, sessionId, timeline, startMs + 60_000, true);
  const [withOut, withThem]: [Seek[], Seek[]] = [[], []];
  for (const moment of moments) {
    withOut.push(await seekTo(moment, false));
    withThem.push(await seekTo(moment, true));
  }

  const { segments, keyframes = [] } = timeline;
  const keyframeBytes = keyframes.reduce((sum, { bytes }) => sum + bytes, 0);
  const allBytes = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  const share = ((100 * keyframeBytes) / allBytes).toFixed(1);
  const row = (name: string, measure: (seek: Seek) => number, unit: string): string => {
    const cells = [0.5, 0.95].flatMap((at) => {
      const [plain, ours] = [withOut, withThem].map((list) => percentile(list.map(measure), at));
      const number = (value = 0) => Math.round(value).toLocaleString("en");
      return [number(plain), number(ours), ((ours ?? 0) / (plain || 1)).toFixed(3)];
    });
    return `| ${name}, ${unit} | ${cells.join(" | ")} |`;
  };
  console.log(
    [
      `${chunks.length} chunks, ${allBytes.toLocaleString("en")} bytes in ${segments.length} segments, of which`,
      `${keyframes.length} keyframes ${keyframeBytes.toLocaleString("en")} bytes (${share} %); sent and sealed in ${Math.round(sealMs)} ms.`,
      measureMirror(chunks),
      "",
      "| a seek | p50 without | p50 with | × | p95 without | p95 with | × |",
      "|---|--:|--:|--:|--:|--:|--:|",
      row("loaded", ({ bytes }) => bytes, "bytes"),
      row("loading from the local product", ({ loadMs }) => loadMs, "ms"),
      row("decoding", ({ decodeMs }) => decodeMs, "ms"),
      row("replayer, to the first frame", ({ replayMs }) => replayMs, "ms"),
      row("all of it", totalMs, "ms"),
    ].join("\n"),
  );
} finally {
  await browser.close();
  await playhead.stop();
}
