import type { ReplayEvent } from "../../../protocol/events.ts";
import { maxKeepaliveBytes } from "../../../protocol/limits.ts";
import { quietly } from "../../guard.ts";
import { createTimer } from "../timers.ts";
import { type Chunk, type ChunkSource, makeChunk } from "./chunk.ts";
import { columnsOf, hashesOf } from "./columns-of.ts";
import { compress, compressNow } from "./compress.ts";
import { decideCut } from "./cut-rule.ts";
import type { Cut, EventBuffer } from "./event-buffer.ts";
import { orderForHide, type Part, splitForHide } from "./split-for-hide.ts";

/** Leaves a chunk's header its place within one keepalive request. */
const maxHideGzipBytes = maxKeepaliveBytes - 2_000;

/** Turns what waits in the buffer into chunks, when the cut rule or the page's end says so. */
export interface Cutter {
  /** Something has changed that the cut rule looks at. */
  consider(): void;
  setFlushMs(flushMs: number | null): void;
  cut(): void;
  /** All at once and synchronously; chunks in the order in which to send them. */
  cutAtHide(): Chunk[];
}

export interface CutterOwner {
  buffer: EventBuffer;
  isEngaged: () => boolean;
  sessionAgeMs: () => number;
  /** Names the next chunk: its place, and whose it is. */
  nextSource(): Omit<ChunkSource, "events" | "assetHashes">;
  onChunk(chunk: Chunk): void;
  /** A chunk compressed off the main thread is there; what is cut at hide goes another way. */
  onReady(): void;
}

export function createCutter(owner: CutterOwner): Cutter {
  const { buffer } = owner;
  let flushMs: number | null = null;
  let dueAtMs = 0;
  /** Chunks whose compression is under way off the main thread. */
  const compressing = new Map<ChunkSource, Uint8Array>();

  const finish = (source: ChunkSource, gzip: Uint8Array): Chunk => {
    const chunk = makeChunk(source, gzip);
    owner.onChunk(chunk);
    return chunk;
  };

  const sourceOf = ({ events, assetHashes }: Omit<Cut, "body">): ChunkSource => ({
    ...owner.nextSource(),
    events,
    assetHashes,
  });

  const cut = (): void => {
    timer.disarm();
    const taken = buffer.take();
    if (!taken) return;
    const source = sourceOf(taken);
    compressing.set(source, taken.body);
    const work = compress(taken.body).then((gzip) => {
      // False when the page was hidden meanwhile and the chunk compressed there.
      if (!compressing.delete(source)) return;
      finish(source, gzip);
      owner.onReady();
    });
    quietly(work);
  };

  const timer = createTimer(cut);

  const consider = (): void => {
    const nowMs = Date.now();
    const decision = decideCut(
      {
        eventCount: buffer.events.length,
        chars: buffer.chars(),
        oldestAtMs: buffer.events[0]?.timestamp ?? nowMs,
        hasFullSnapshot: buffer.hasFullSnapshot(),
        isEngaged: owner.isEngaged(),
        flushMs,
        sessionAgeMs: owner.sessionAgeMs(),
      },
      nowMs,
    );
    if (decision.kind === "never") {
      timer.disarm();
    } else if (!timer.isArmed() || decision.atMs < dueAtMs) {
      dueAtMs = decision.atMs;
      timer.arm(Math.max(0, dueAtMs - nowMs));
    }
  };

  return {
    consider,
    setFlushMs(next) {
      if (next === flushMs) return;
      flushMs = next;
      consider();
    },
    cut,
    cutAtHide() {
      timer.disarm();
      const finished: { events: readonly ReplayEvent[]; chunk: Chunk }[] = [];
      for (const [source, body] of compressing) {
        finished.push({ events: source.events, chunk: finish(source, compressNow(body)) });
      }
      compressing.clear();
      const taken = buffer.take();
      const parts = taken ? partsOf(taken) : [];
      for (const { events, gzip } of parts) {
        const assetHashes = taken && parts.length === 1 ? taken.assetHashes : hashesOf(events);
        const source = sourceOf({ events: [...events], assetHashes });
        finished.push({ events, chunk: finish(source, gzip) });
      }
      return orderForHide(finished).map(({ chunk }) => chunk);
    },
  };
}

function partsOf(cut: Cut): Part[] {
  const whole = compressNow(cut.body);
  return whole.length <= maxHideGzipBytes
    ? [{ events: cut.events, gzip: whole }]
    : splitForHide(cut.events, maxHideGzipBytes, (events) => compressNow(columnsOf(events)));
}
