import type { SessionId } from "../../../protocol/ids.ts";
import { maxKeepaliveBytes, outboxMaxAgeMs, outboxMaxBytes } from "../../../protocol/limits.ts";
import { quietly } from "../../guard.ts";
import { createTimer } from "../timers.ts";
import { type Chunk, placeText } from "./chunk.ts";
import { type PostOutcome, post } from "./post.ts";
import { decideNext, type NextStep } from "./retry-rule.ts";

/** Sent with keepalive while the page lives, too: a navigation cannot abort it, and most of the quota stays for hide. */
const smallFrameBytes = 12_000;

/** Chunks cut and not yet acknowledged, sent one at a time, oldest first. */
export interface Outbox {
  /** @param based its frame behind a base, which is sent instead, unless the server has that base no more */
  add(chunk: Chunk, based?: Uint8Array<ArrayBuffer> | null): void;
  /** Sends what waits, unless something is under way or a pause is on. */
  pump(): void;
  /** The page may be gone after this call: sends at once what fits, in the order given, else newest first. */
  sendAtHide(first: readonly Chunk[]): void;
  /** The chunks of a refused session go under another one's name. */
  rename(from: SessionId, to: SessionId): void;
  /** The network is back: an own pause ends, one the server asked for does not. */
  wake(): void;
  close(): void;
  /** What this page has handed to the network, and when it last did. */
  sent(): { sentBytes: number; lastChunkAtMs: number | null };
}

export interface OutboxOwner {
  urlOf(chunk: Chunk): string;
  /** The browser has taken the chunk and sends it even if the page goes now. */
  onGiven(chunk: Chunk): void;
  /** The chunk has left the outbox; one that wants another session may be added again. */
  onStep(chunk: Chunk, step: Exclude<NextStep, { kind: "retry" }>, outcome: PostOutcome): void;
}

interface Entry {
  chunk: Chunk;
  /** What is sent. */
  frame: Uint8Array<ArrayBuffer>;
  flights: number;
  /** Of these, the ones that a navigation cannot abort. */
  keptFlights: number;
}

export function createOutbox(owner: OutboxOwner): Outbox {
  const entries = new Map<string, Entry>();
  let failures = 0;
  let isOrderedPause = false;
  let isPumping = false;
  let isClosed = false;
  let keepaliveBytes = 0;
  let sentBytes = 0;
  let lastChunkAtMs: number | null = null;

  const remove = (entry: Entry): void => {
    const place = placeText(entry.chunk);
    if (entries.get(place) === entry) entries.delete(place);
  };

  const trim = (): void => {
    const oldestMs = Date.now() - outboxMaxAgeMs;
    let bytes = 0;
    for (const entry of [...entries.values()].toReversed()) {
      bytes += entry.chunk.frame.length;
      if (bytes <= outboxMaxBytes && entry.chunk.cutAtMs >= oldestMs) continue;
      remove(entry);
      owner.onStep(entry.chunk, { kind: "drop" }, { kind: "unreachable" });
    }
  };

  const settle = (entry: Entry, { chunk: sent, frame }: Entry, outcome: PostOutcome): void => {
    const isStale = entry.chunk !== sent || entries.get(placeText(sent)) !== entry;
    if (isClosed || isStale) {
      pump();
      return;
    }
    const step = decideNext(outcome, failures, Math.random(), Date.now());
    if (frame !== sent.frame && (step.kind === "drop" || step.kind === "conflict")) {
      // The server cannot read it so: packed by itself it may.
      entry.frame = sent.frame;
      pump();
      return;
    }
    if (step.kind === "retry") {
      failures++;
      isOrderedPause = step.isOrdered;
      pause.arm(step.afterMs);
      return;
    }
    failures = 0;
    remove(entry);
    owner.onStep(sent, step, outcome);
    pump();
  };

  const send = async (entry: Entry, keepalive: boolean): Promise<void> => {
    const sent = { ...entry };
    const { chunk, frame } = sent;
    const bytes = keepalive ? frame.length : 0;
    keepaliveBytes += bytes;
    sentBytes += frame.length;
    lastChunkAtMs = Date.now();
    entry.flights++;
    if (keepalive) entry.keptFlights++;
    const outcome = await post(owner.urlOf(chunk), frame, keepalive);
    entry.flights--;
    if (keepalive) entry.keptFlights--;
    keepaliveBytes -= bytes;
    settle(entry, sent, outcome);
  };

  const pump = (): void => {
    if (isClosed || isPumping || pause.isArmed()) return;
    trim();
    const next = [...entries.values()].find((entry) => entry.flights === 0);
    if (!next) return;
    isPumping = true;
    const isSmall = next.frame.length <= smallFrameBytes;
    const flight = send(next, isSmall && keepaliveBytes === 0).finally(() => {
      isPumping = false;
      pump();
    });
    quietly(flight);
  };

  const pause = createTimer(pump);

  return {
    add(chunk, based) {
      entries.set(placeText(chunk), { chunk, frame: based ?? chunk.frame, flights: 0, keptFlights: 0 });
    },
    pump,
    sendAtHide(first) {
      if (isClosed || (pause.isArmed() && isOrderedPause)) return;
      const waiting = [...entries.values()].toReversed();
      const inOrder = new Set([...first.flatMap((chunk) => entries.get(placeText(chunk)) ?? []), ...waiting]);
      for (const entry of inOrder) {
        const fits = keepaliveBytes + entry.frame.length <= maxKeepaliveBytes;
        if (entry.keptFlights === 0) {
          if (!fits) continue;
          quietly(send(entry, true));
        }
        owner.onGiven(entry.chunk);
      }
      // A page that is only hidden lives on and sends the rest.
      pump();
    },
    rename(from, to) {
      for (const [place, entry] of [...entries]) {
        if (entry.chunk.sessionId !== from) continue;
        entries.delete(place);
        entry.chunk = { ...entry.chunk, sessionId: to };
        entry.frame = entry.chunk.frame;
        entries.set(placeText(entry.chunk), entry);
      }
    },
    wake() {
      if (isOrderedPause && pause.isArmed()) return;
      pause.disarm();
      pump();
    },
    close() {
      isClosed = true;
      pause.disarm();
      entries.clear();
    },
    sent: () => ({ sentBytes, lastChunkAtMs }),
  };
}
