import type { ReplayEvent } from "../../../protocol/events.ts";
import { maxKeepaliveBytes } from "../../../protocol/limits.ts";
import { quietly } from "../../guard.ts";
import { createTimer } from "../timers.ts";
import { type Chunk, makePack, type Pack } from "./chunk.ts";
import { columnsOf, hashesOf } from "./columns-of.ts";
import { compress } from "./compress.ts";
import { decideCut } from "./cut-rule.ts";
import type { Cut, EventBuffer } from "./event-buffer.ts";
import { gzipNow } from "./gzip.ts";
import { orderForHide, type Part, splitForHide } from "./split-for-hide.ts";

/** Leaves a chunk's header its place within one keepalive request. */
const maxHideGzipBytes = maxKeepaliveBytes - 2_000;

/** Turns what waits in the buffer into packs, when the cut rule or the page's end says so. */
export interface Cutter {
  /** Something has changed that the cut rule looks at. */
  consider(): void;
  setFlushMs(flushMs: number | null): void;
  cut(): void;
  /** All at once and synchronously; what is to be sent, in the order in which to send it. */
  cutAtHide(): Chunk[];
  /** Resolves when nothing is being compressed off the main thread. */
  settled(): Promise<void>;
}

export interface CutterOwner<Name> {
  buffer: EventBuffer;
  isEngaged: () => boolean;
  sessionAgeMs: () => number;
  /** Names the next pack, in the order of the cuts. */
  nextName(): Name;
  /**
   * Puts a pack away under its name; null when it is not to be sent.
   * @param body of a full snapshot that need not be sent in this very moment
   */
  onPack(name: Name, pack: Pack, body?: Uint8Array): Chunk | null;
  /** A pack compressed off the main thread is there; what is cut at hide goes another way. */
  onReady(): void;
}

/** A cut under its name, while it is not compressed. */
interface Named<Name> extends Omit<Cut, "body"> {
  name: Name;
  cutAtMs: number;
}

export function createCutter<Name>(owner: CutterOwner<Name>): Cutter {
  const { buffer } = owner;
  let flushMs: number | null = null;
  let dueAtMs = 0;
  let cutAtMs = 0;
  /** What is under way off the main thread. */
  const compressing = new Map<Named<Name>, Uint8Array>();
  const works = new Set<Promise<void>>();

  const packOf = ({ events, assetHashes, cutAtMs }: Named<Name>, gzip: Uint8Array): Pack =>
    makePack(events, assetHashes, cutAtMs, gzip);

  const nameIt = ({ events, assetHashes }: Omit<Cut, "body">): Named<Name> => {
    cutAtMs = Date.now();
    return { name: owner.nextName(), cutAtMs, events, assetHashes };
  };

  const cut = (): void => {
    timer.disarm();
    const taken = buffer.take();
    if (!taken) return;
    const named = nameIt(taken);
    compressing.set(named, taken.body);
    const work = compress(taken.body)
      .then((gzip) => {
        // False when the page was hidden meanwhile and the pack compressed there.
        if (!compressing.delete(named)) return;
        const pack = packOf(named, gzip);
        owner.onPack(named.name, pack, pack.hasFullSnapshot ? taken.body : undefined);
        owner.onReady();
      })
      .finally(() => works.delete(work));
    works.add(work);
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
        cutAtMs,
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
      const finished: { events: readonly ReplayEvent[]; chunk: Chunk | null }[] = [];
      const finish = (named: Named<Name>, gzip: Uint8Array): void => {
        finished.push({ events: named.events, chunk: owner.onPack(named.name, packOf(named, gzip)) });
      };
      for (const [named, body] of compressing) {
        finish(named, gzipNow(body));
      }
      compressing.clear();
      const taken = buffer.take();
      const parts = taken ? partsOf(taken) : [];
      for (const { events, gzip } of parts) {
        const assetHashes = taken && parts.length === 1 ? taken.assetHashes : hashesOf(events);
        const named = nameIt({ events: [...events], assetHashes });
        finish(named, gzip);
      }
      return orderForHide(finished).flatMap(({ chunk }) => chunk ?? []);
    },
    async settled() {
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}

function partsOf(cut: Cut): Part[] {
  const whole = gzipNow(cut.body);
  return whole.length <= maxHideGzipBytes
    ? [{ events: cut.events, gzip: whole }]
    : splitForHide(cut.events, maxHideGzipBytes, (events) => gzipNow(columnsOf(events)));
}
