import type { ReplayEvent } from "../../../protocol/events.ts";
import type { TabId } from "../../../protocol/ids.ts";
import type { TimelineKeyframe, TimelineTab } from "../../../protocol/timeline.ts";
import type { Replay } from "../api/replay.ts";
import {
  feedFor,
  type KnownChunk,
  nextStretch,
  type RunStart,
  runCovers,
  runStart,
} from "../replay/chunk-order.ts";
import type { FromFrame, ToFrame } from "../replay/frame-messages.ts";
import type { ReplaySource } from "../replay/replay-source.ts";
import {
  chooseTab,
  liveEdgeMs,
  type SessionClock,
  sessionClock,
  toSessionTime,
  toTabTime,
} from "../replay/session-clock.ts";
import { chunksOfTab, keyframesOfTab } from "../replay/tab-stock.ts";
import { type IdleStretch, idleStretches, skipTarget } from "./idle.ts";
import { keepUp } from "./keep-up.ts";
import type { PlayerStore, Speed } from "./player-state.ts";
import { clamp } from "./timeline-geometry.ts";

/** Drives the player frame: what it is given to play, and where its playhead stands. */
export class Playback {
  readonly #store: PlayerStore;
  readonly #source: ReplaySource;
  readonly #send: (message: ToFrame) => void;
  #replay: Replay | null = null;
  #clock: SessionClock = { startMs: 0, durationMs: 0 };
  #idle: readonly IdleStretch[] = [];
  #tab: TimelineTab | null = null;
  #isFrameReady = false;
  /** The run in the frame: chunks of one tab from a start on. */
  #run: RunStart | null = null;
  #fed: number[] = [];
  #saidComplete = false;
  #jump = 0;
  /** Whether the playhead keeps up with what happens now. */
  #follows: boolean;
  /** Where the frame's playhead is as far as is known, on the tab's clock: the timeline may not reach so far yet. */
  #playsAt: number | null = null;

  constructor(store: PlayerStore, source: ReplaySource, send: (message: ToFrame) => void, follows: boolean) {
    this.#store = store;
    this.#source = source;
    this.#send = send;
    this.#follows = follows;
  }

  /** A newer timeline of the same session, or another tab of it. */
  show(replay: Replay, askedTab: TabId | undefined): void {
    this.#replay = replay;
    this.#clock = sessionClock(replay.timeline);
    this.#idle = idleStretches(replay.timeline, this.#clock);
    const tab = chooseTab(replay.timeline, askedTab);
    const isOther = tab?.tabId !== this.#tab?.tabId;
    this.#tab = tab;
    if (isOther) {
      this.#playsAt = null;
      this.#dropRun();
    }
    // A link may name a moment behind the end.
    const { tMs } = this.#store.get();
    if (tMs > this.#clock.durationMs) this.#store.set({ tMs: this.#clock.durationMs });
    this.pump();
  }

  /** Hands to the frame what is loaded, and loads what is missing. */
  pump(): void {
    const tab = this.#tab;
    if (!this.#isFrameReady || tab === null) return;
    const chunks = this.#chunks(tab);
    this.#run ??= runStart(chunks, this.#keyframes(tab), this.#at(tab));
    if (this.#run === null) return;
    const { keyframe } = this.#run;
    const before = keyframe === null ? null : this.#source.keyframe(tab.tabId, keyframe.beforeSeq);
    if (before?.events.length === 0) {
      // It could not be read, and is passed over from now on.
      this.#dropRun();
      this.pump();
      return;
    }
    const isLoaded = (seq: number) => this.#source.chunk(tab.tabId, seq) !== undefined;
    const missing = nextStretch(chunks, this.#run, this.#at(tab), isLoaded, before !== undefined);
    const isComplete = missing === null && this.#replay?.session.status === "completed";
    if (before !== undefined) this.#feed(tab, chunks, this.#run, before?.events ?? [], isComplete);
    if (missing !== null) void this.#source.load(missing);
    this.#keepUp(tab);
  }

  play(): void {
    const { isFinished } = this.#store.get();
    this.#store.set({ isPlaying: true });
    if (isFinished) this.seek(0);
    this.#send({ type: "play" });
  }

  pause(): void {
    this.#follows = false;
    this.#store.set({ isPlaying: false });
    this.#send({ type: "pause" });
  }

  seek(tMs: number): void {
    this.#follows = false;
    this.#goTo(clamp(tMs, 0, this.#clock.durationMs));
  }

  goLive(): void {
    this.seek(liveEdgeMs(this.#clock));
    this.play();
    this.#follows = true;
    this.pump();
  }

  setSpeed(speed: Speed): void {
    this.#store.set({ speed });
    this.#send({ type: "speed", speed });
  }

  receive(message: FromFrame): void {
    switch (message.type) {
      case "ready":
        this.#isFrameReady = true;
        this.#dropRun();
        this.pump();
        return;
      case "time":
        if (message.jump === this.#jump && this.#tab !== null) this.#moveTo(this.#tab, message.at);
        return;
      case "size":
        this.#store.set({ pageSize: { width: message.width, height: message.height } });
        return;
      case "waiting":
        this.#store.set({ isWaiting: message.isWaiting });
        return;
      case "finished":
        this.#store.set({ isPlaying: false, isFinished: true, isWaiting: false });
        return;
      case "failed":
        this.#store.set({ hasFlaws: true, isSeeking: false });
        return;
    }
  }

  #goTo(tMs: number): void {
    const tab = this.#tab;
    const from = tab === null ? 0 : this.#at(tab);
    this.#jump += 1;
    this.#store.set({ tMs: Math.min(tMs, this.#clock.durationMs), isFinished: false });
    if (tab === null) return;
    const at = toTabTime(this.#clock, tab, tMs);
    this.#playsAt = at;
    const keyframes = this.#keyframes(tab);
    if (!this.#run || !runCovers(this.#chunks(tab), keyframes, this.#run, this.#fed, from, at)) {
      this.#dropRun();
      this.pump();
    } else this.#send({ type: "seek", at, jump: this.#jump });
  }

  #keepUp(tab: TimelineTab): void {
    if (!this.#follows || !this.#store.get().isPlaying) return;
    const newest = [...this.#source.chunksOf(tab.tabId)].toSorted((one, other) => other.seq - one.seq)[0];
    const at =
      newest && this.#fed.includes(newest.seq) ? keepUp(this.#playsAt ?? this.#at(tab), newest) : null;
    if (at !== null) this.#goTo(toSessionTime(this.#clock, tab, at));
  }

  #moveTo(tab: TimelineTab, at: number): void {
    this.#playsAt = at;
    const tMs = clamp(toSessionTime(this.#clock, tab, at), 0, this.#clock.durationMs);
    this.#store.set({ tMs, isSeeking: false });
    const { skipsIdle, isPlaying } = this.#store.get();
    const target = skipsIdle && isPlaying ? skipTarget(this.#idle, tMs) : null;
    if (target !== null) this.#goTo(target);
  }

  /** @param before events of the keyframe that the run begins with */
  #feed(
    tab: TimelineTab,
    chunks: readonly KnownChunk[],
    run: RunStart,
    before: readonly ReplayEvent[],
    isComplete: boolean,
  ): void {
    const { type, seqs } = feedFor(
      chunks,
      run.seq,
      this.#fed,
      (seq) => this.#source.chunk(tab.tabId, seq) !== undefined,
    );
    if (seqs.length === 0 && isComplete === this.#saidComplete) return;
    const events = seqs.flatMap((seq) => this.#source.chunk(tab.tabId, seq)?.events ?? []);
    const { isPlaying, speed } = this.#store.get();
    if (type === "append") this.#send({ type, events, isComplete });
    else
      this.#send({
        type,
        events: [...before, ...events],
        at: this.#at(tab),
        jump: this.#jump,
        isPlaying,
        speed,
        isComplete,
      });
    this.#fed = type === "append" ? [...this.#fed, ...seqs] : seqs;
    this.#saidComplete = isComplete;
  }

  #dropRun(): void {
    this.#run = null;
    this.#fed = [];
    this.#saidComplete = false;
    this.#store.set({ isWaiting: true });
  }

  #chunks({ tabId }: TimelineTab): KnownChunk[] {
    return this.#replay === null ? [] : chunksOfTab(this.#replay.timeline, tabId, this.#source);
  }

  #keyframes({ tabId }: TimelineTab): TimelineKeyframe[] {
    return this.#replay === null ? [] : keyframesOfTab(this.#replay.timeline, tabId, this.#source);
  }

  /** The playhead on the tab's clock. */
  #at(tab: TimelineTab): number {
    return toTabTime(this.#clock, tab, this.#store.get().tMs);
  }
}
