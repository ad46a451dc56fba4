import { Replayer } from "@rrweb/replay";
import { type eventWithTime, MouseInteractions, ReplayerEvents } from "@rrweb/types";
import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import type { FromFrame } from "../replay/frame-messages.ts";
import { isFields } from "./clean-node.ts";
import { focusRing, hideFocus, showFocus } from "./focus-rules.ts";
import { playStep } from "./play-step.ts";
import { settle } from "./settle.ts";

/** Frames of the screen after a jump until all of the page is there: frames in it and its style sheets come later. */
const settlingFrames = 3;

interface Run {
  replayer: Replayer;
  firstAt: number;
  /** Before it there is no page to show. */
  firstPageAt: number;
  loadedUntil: number;
  isComplete: boolean;
}

export interface LoadOptions {
  at: number;
  jump: number;
  isPlaying: boolean;
  speed: number;
  isComplete: boolean;
}

/** One Replayer over one run of events; ours are the ends of the run, where it waits or finishes. */
export class StagePlayer {
  readonly #stage: HTMLElement;
  readonly #report: (message: FromFrame) => void;
  #run: Run | null = null;
  #speed = 1;
  #wantsPlay = false;
  #jump = 0;
  /** Where the playhead is held, because it waits or rests; null while the Replayer's clock runs. */
  #heldAt: number | null = 0;
  #isWaiting = true;
  #reportedAt = Number.NaN;
  /** How many more frames of the screen belong to the last jump. */
  #settling = 0;

  constructor(stage: HTMLElement, report: (message: FromFrame) => void) {
    this.#stage = stage;
    this.#report = report;
  }

  load(events: ReplayEvent[], { at, jump, isPlaying, speed, isComplete }: LoadOptions): void {
    this.#run?.replayer.destroy();
    this.#run = null;
    this.#heldAt = at;
    this.#beginJump(jump);
    this.#wantsPlay = isPlaying;
    this.#speed = speed;
    this.#begin(events, isComplete);
  }

  append(events: ReplayEvent[], isComplete: boolean): void {
    const run = this.#run;
    if (run === null) {
      this.#begin(events, isComplete);
      return;
    }
    run.isComplete = isComplete;
    for (const event of events) {
      run.replayer.addEvent(asRrweb(event));
      run.loadedUntil = Math.max(run.loadedUntil, event.timestamp);
    }
    // The Replayer takes each event in a microtask of its own: these run behind them.
    if (this.#isWaiting) queueMicrotask(() => this.#goTo(this.#heldAt ?? run.firstAt));
  }

  play(): void {
    this.#wantsPlay = true;
    if (this.#heldAt !== null) this.#goTo(this.#heldAt);
  }

  pause(): void {
    this.#wantsPlay = false;
    if (this.#run !== null && this.#heldAt === null) this.#hold(this.#run, this.#now(this.#run));
  }

  seek(at: number, jump: number): void {
    this.#beginJump(jump);
    this.#goTo(at);
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    this.#run?.replayer.setConfig({ speed });
  }

  /** To be called at every frame of the screen. */
  tick(): void {
    const run = this.#run;
    if (run === null) return;
    if (this.#heldAt === null) {
      const at = this.#now(run);
      const step = playStep({ at, loadedUntil: run.loadedUntil, isComplete: run.isComplete });
      if (step !== "go-on") this.#end(run, step);
    }
    if (this.#settling > 0) this.#settle(run);
    this.#reportTime(this.#heldAt ?? this.#now(run));
  }

  /** Each jump is answered with where it led, be it where the playhead stood. */
  #beginJump(jump: number): void {
    this.#jump = jump;
    this.#reportedAt = Number.NaN;
  }

  #settle({ replayer }: Run): void {
    this.#settling -= 1;
    if (replayer.iframe.contentDocument !== null) settle(replayer.iframe.contentDocument);
  }

  #begin(events: ReplayEvent[], isComplete: boolean): void {
    const [first] = events;
    if (first === undefined) {
      this.#setWaiting(!isComplete);
      return;
    }
    const replayer = new Replayer(events.map(asRrweb), {
      root: this.#stage,
      speed: this.#speed,
      // Not that it were: it only keeps the Replayer from declaring the end, which may be the edge of what is loaded.
      liveMode: true,
      showWarning: false,
      // To change the page itself takes a jump half as long as to change a copy and then compare the two.
      useVirtualDom: false,
      // A recorded focus would take the keyboard away from the dashboard.
      triggerFocus: false,
      insertStyleRules: [focusRing],
      mouseTail: { duration: 700, lineCap: "round", lineWidth: 3, strokeStyle: "#f2562b" },
    });
    replayer.on(ReplayerEvents.Resize, (size) => this.#reportSize(size));
    replayer.on(ReplayerEvents.MouseInteraction, drawFocus);
    const times = events.map((event) => event.timestamp);
    this.#run = {
      replayer,
      firstAt: times.reduce((least, time) => Math.min(least, time)),
      firstPageAt: (events.find((event) => event.type === eventType.fullSnapshot) ?? first).timestamp + 1,
      loadedUntil: times.reduce((most, time) => Math.max(most, time)),
      isComplete,
    };
    this.#goTo(this.#heldAt ?? first.timestamp);
  }

  #goTo(at: number): void {
    const run = this.#run;
    if (run === null) {
      this.#heldAt = at;
      return;
    }
    this.#settling = settlingFrames;
    const isBehindLoaded = at > run.loadedUntil;
    if (isBehindLoaded && !run.isComplete) {
      // The newest that is loaded, rather than a page from before the jump.
      run.replayer.pause(Math.max(run.loadedUntil, run.firstPageAt) - run.firstAt);
      this.#heldAt = at;
      this.#setWaiting(true);
      return;
    }
    const target = Math.max(Math.min(at, run.loadedUntil), run.firstPageAt);
    this.#setWaiting(false);
    if (this.#wantsPlay) {
      this.#heldAt = null;
      run.replayer.play(target - run.firstAt);
    } else this.#hold(run, target);
  }

  #hold(run: Run, at: number): void {
    this.#heldAt = at;
    run.replayer.pause(at - run.firstAt);
  }

  #end(run: Run, step: "wait" | "finish"): void {
    run.replayer.pause();
    this.#heldAt = run.loadedUntil;
    if (step === "wait") {
      this.#setWaiting(true);
      return;
    }
    this.#wantsPlay = false;
    this.#reportTime(run.loadedUntil);
    this.#report({ type: "finished" });
  }

  #now(run: Run): number {
    return run.firstAt + run.replayer.getCurrentTime();
  }

  #setWaiting(isWaiting: boolean): void {
    this.#isWaiting = isWaiting;
    this.#report({ type: "waiting", isWaiting });
  }

  #reportTime(at: number): void {
    if (at === this.#reportedAt) return;
    this.#reportedAt = at;
    this.#report({ type: "time", at, jump: this.#jump });
  }

  #reportSize(size: unknown): void {
    if (!isFields(size)) return;
    const { width, height } = size;
    if (typeof width === "number" && typeof height === "number")
      this.#report({ type: "size", width, height });
  }
}

/** @param interaction as the Replayer tells it: what kind, and the element of the replayed page */
function drawFocus(interaction: unknown): void {
  if (!isFields(interaction) || !isElement(interaction.target)) return;
  const { type, target } = interaction;
  if (type === MouseInteractions.Focus) showFocus(target);
  if (type === MouseInteractions.Blur) hideFocus(target.ownerDocument);
}

/** The page's elements are of another window, whose `Element` is not this one's. */
const isElement = (value: unknown): value is Element =>
  typeof value === "object" && value !== null && "classList" in value;

/** rrweb's union of event shapes, which a cleaned event of ours has been checked against as far as it harms. */
const asRrweb = (event: ReplayEvent): eventWithTime => event as unknown as eventWithTime;
