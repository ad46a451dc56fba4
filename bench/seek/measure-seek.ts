import { performance } from "node:perf_hooks";
import { gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { decodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { readFrames } from "../../protocol/frame.ts";
import type { SessionId } from "../../protocol/ids.ts";
import type { SegmentChunk, Timeline, TimelineKeyframe } from "../../protocol/timeline.ts";
import type { LocalPlayhead } from "../../scripts/local-playhead.ts";

export interface Seek {
  bytes: number;
  /** From asking to having the bytes. */
  loadMs: number;
  decodeMs: number;
  /** From handing the events over to the first frame of the screen. */
  replayMs: number;
}

/**
 * A seek as the player does it: from the last keyframe, or without them from the full snapshot, through to the chunk that
 * holds the moment.
 */
export async function measureSeek(
  playhead: LocalPlayhead,
  page: Page,
  sessionId: SessionId,
  { segments, keyframes = [] }: Timeline,
  at: number,
  usesKeyframes: boolean,
): Promise<Seek> {
  const chunks = segments.flatMap(({ n, chunks }) => chunks.map((chunk) => ({ n, ...chunk })));
  const keyframe = usesKeyframes ? keyframes.filter((one) => one.at <= at).at(-1) : undefined;
  const fromSeq = keyframe?.beforeSeq ?? 0;
  const wanted = chunks.filter(({ seq, firstAt }) => seq >= fromSeq && firstAt <= at);

  const loadStart = performance.now();
  const parts: Buffer[] = [];
  for (const { n, offset, end } of stretches(keyframe, wanted)) {
    parts.push(await load(playhead, `/api/replay/${sessionId}/segments/${n}`, offset, end));
  }
  const decodeStart = performance.now();
  const events = parts.flatMap((part, index) => decodeAll(part, index === 0 && keyframe !== undefined));
  const decodeEnd = performance.now();
  const replayMs = await firstFrame(page, events, at);
  return {
    bytes: parts.reduce((sum, part) => sum + part.length, 0),
    loadMs: decodeStart - loadStart,
    decodeMs: decodeEnd - decodeStart,
    replayMs,
  };
}

type Placed = Pick<SegmentChunk, "offset" | "bytes"> & { n: number };

function stretches(keyframe: TimelineKeyframe | undefined, chunks: readonly Placed[]) {
  const found: { n: number; offset: number; end: number }[] = [];
  for (const { n, offset, bytes } of keyframe === undefined ? chunks : [keyframe, ...chunks]) {
    const last = found.at(-1);
    if (last?.n === n) last.end = offset + bytes;
    else found.push({ n, offset, end: offset + bytes });
  }
  return found;
}

async function load(
  { dashboardOrigin }: LocalPlayhead,
  path: string,
  offset: number,
  end: number,
): Promise<Buffer> {
  const headers = { range: `bytes=${offset}-${end - 1}`, authorization: "Bearer phk_demo" };
  const answer = await fetch(dashboardOrigin + path, { headers });
  if (answer.status !== 206) throw new Error(`a part of a segment was answered with ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

function decodeAll(bytes: Uint8Array, beginsWithKeyframe: boolean): ReplayEvent[] {
  return [...readFrames(bytes)].flatMap((frame, index) => {
    if (!frame.ok) throw new Error(frame.message);
    if (frame.header.isKeyframe && !(beginsWithKeyframe && index === 0)) return [];
    return decodeEvents(frame.header.codec, gunzipSync(frame.body));
  });
}

/** As the player frame sets it up. */
const playerOptions =
  "{ root: document.body, liveMode: true, showWarning: false, useVirtualDom: false, mouseTail: false }";

/** The copy stands for what passing a message to the player frame takes. */
async function firstFrame(page: Page, events: readonly ReplayEvent[], at: number): Promise<number> {
  // As text: what Playwright does with large objects takes minutes.
  await page.evaluate((json) => Object.assign(window, { list: JSON.parse(json) }), JSON.stringify(events));
  const measured: unknown = await page.evaluate(`(async () => {
    const start = performance.now();
    const replayer = new rrwebReplay.Replayer(structuredClone(list), ${playerOptions});
    replayer.pause(${at} - list[0].timestamp);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const ms = performance.now() - start;
    const rows = replayer.iframe.contentDocument.querySelectorAll("tr").length;
    replayer.destroy();
    document.body.replaceChildren();
    return rows > 0 ? ms : -1;
  })()`);
  if (typeof measured !== "number" || measured < 0) throw new Error("the replayer showed no page");
  return measured;
}
