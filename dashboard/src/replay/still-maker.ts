import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { Replay, Stretch } from "../api/replay.ts";
import { nextStretch } from "./chunk-order.ts";
import type { Size } from "./fit-stage.ts";
import type { FromFrame, ToFrame } from "./frame-messages.ts";
import type { ReplaySource } from "./replay-source.ts";
import { sessionClock, toTabTime } from "./session-clock.ts";
import { type InFrame, type StillPlan, stillPlan, stillStep } from "./still-plan.ts";
import { chunksOfTab, keyframesOfTab } from "./tab-stock.ts";

export interface StillState {
  /** Size of the recorded viewport; null until a page stands. */
  pageSize: Size | null;
  /** What is seen is the moment that is asked for. */
  isCurrent: boolean;
}

export interface StillParts {
  source: ReplaySource;
  send: (message: ToFrame) => void;
  onState: (state: StillState) => void;
  /** ms, from any beginning. */
  now: () => number;
}

/**
 * Frames of one origin share a thread. So a pointer that passes on to press somewhere has no still made, and after each one
 * the player has the thread for as long as the still took.
 */
const leastRestMs = 80;

/**
 * Shows single moments of a tab in a player frame of its own. Moments may be asked for faster than they can be had: one at
 * a time is loaded or built, and the newest comes next.
 */
export class StillMaker {
  readonly #parts: StillParts;
  #replay: Replay | null = null;
  #tab: TimelineTab | null = null;
  #has: InFrame | null = null;
  #isReady = false;
  #isBusy = false;
  #pageSize: Size | null = null;
  #jump = 0;
  /** Moments on the tab's clock, ms. */
  #wantedAt: number | null = null;
  #drawnAt: number | null = null;
  #shownAt: number | null = null;
  #drawnSinceMs = 0;
  /** Loaded in vain since the pointer came. */
  readonly #inVain = new Set<string>();
  /** Runs until the next may be begun. */
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: StillParts) {
    this.#parts = parts;
  }

  /** A newer timeline of the same session, or another tab of it. */
  show(replay: Replay, tab: TimelineTab): void {
    if (tab.tabId !== this.#tab?.tabId) {
      this.#has = null;
      this.#shownAt = null;
    }
    this.#replay = replay;
    this.#tab = tab;
  }

  /** @param tMs of the session; null: nobody looks */
  want(tMs: number | null): void {
    if (tMs === null) this.#inVain.clear();
    const [replay, tab] = [this.#replay, this.#tab];
    const isNone = tMs === null || replay === null || tab === null;
    this.#wantedAt = isNone ? null : Math.round(toTabTime(sessionClock(replay.timeline), tab, tMs));
    this.#tell();
    this.#nextAfter(leastRestMs);
  }

  receive(message: FromFrame): void {
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        this.#nextAfter(0);
        return;
      case "size":
        this.#pageSize = { width: message.width, height: message.height };
        this.#tell();
        return;
      case "time":
        if (message.jump === this.#jump) this.#stands();
        return;
      case "failed":
        // What could be built of it stands, and trying again would build no more.
        this.#stands();
        return;
      case "waiting":
      case "finished":
        return;
    }
  }

  stop(): void {
    this.#isReady = false;
    clearTimeout(this.#rest);
  }

  #next(): void {
    const [replay, tab, at] = [this.#replay, this.#tab, this.#wantedAt];
    if (!this.#isReady || this.#isBusy || replay === null || tab === null || at === null) return;
    if (at === this.#shownAt) return;
    const { source } = this.#parts;
    const { tabId } = tab;
    const plan = stillPlan(
      chunksOfTab(replay.timeline, tabId, source),
      keyframesOfTab(replay.timeline, tabId, source),
      at,
    );
    if (plan === null) return;
    const { keyframe } = plan.run;
    const before = keyframe && source.keyframe(tabId, keyframe.beforeSeq);
    const isLoaded = (seq: number) => source.chunk(tabId, seq) !== undefined;
    const missing = nextStretch(plan.chunks, plan.run, at, isLoaded, before !== undefined);
    if (missing !== null) void this.#bring(missing);
    else this.#draw(plan, tab, at);
  }

  async #bring(stretch: Stretch): Promise<void> {
    const name = JSON.stringify(stretch);
    if (this.#inVain.has(name)) return;
    this.#inVain.add(name);
    this.#isBusy = true;
    try {
      await this.#parts.source.bring(stretch);
    } catch {
      // The picture stays what it was; the next time the pointer comes it is asked for again.
    }
    this.#isBusy = false;
    this.#next();
  }

  #draw(plan: StillPlan, { tabId }: TimelineTab, at: number): void {
    const { source, send, now } = this.#parts;
    const step = stillStep(this.#has, plan);
    const events = step.seqs.flatMap((seq) => source.chunk(tabId, seq)?.events ?? []);
    const { keyframe } = plan.run;
    const before = keyframe === null ? [] : (source.keyframe(tabId, keyframe.beforeSeq)?.events ?? []);
    if (step.type === "load" && before.length + events.length === 0) return;
    this.#isBusy = true;
    this.#drawnAt = at;
    this.#drawnSinceMs = now();
    this.#jump += 1;
    const jump = this.#jump;
    if (step.type === "load") {
      const still = { at, jump, isPlaying: false, speed: 1, isComplete: true };
      send({ type: "load", events: [...before, ...events], ...still });
      this.#has = { run: plan.run, seqs: step.seqs };
      return;
    }
    if (events.length > 0) send({ type: "append", events, isComplete: true });
    send({ type: "seek", at, jump });
    this.#has = { run: plan.run, seqs: [...(this.#has?.seqs ?? []), ...step.seqs] };
  }

  /** The frame has answered. */
  #stands(): void {
    if (!this.#isBusy || this.#drawnAt === null) return;
    this.#shownAt = this.#drawnAt;
    this.#drawnAt = null;
    this.#tell();
    this.#isBusy = false;
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#nextAfter(Math.max(leastRestMs, this.#parts.now() - this.#drawnSinceMs));
  }

  /** A rest that runs goes on: whoever moves the pointer all the time sees stills, too. */
  #nextAfter(restMs: number): void {
    this.#rest ??= setTimeout(() => {
      this.#rest = undefined;
      this.#next();
    }, restMs);
  }

  #tell(): void {
    const isCurrent = this.#wantedAt !== null && this.#wantedAt === this.#shownAt;
    this.#parts.onState({ pageSize: this.#pageSize, isCurrent });
  }
}
