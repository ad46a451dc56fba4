import { record } from "@rrweb/record";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { createBehindSnapshot } from "../../src/behind-snapshot.ts";
import { createPageCapture } from "../../src/page-capture.ts";
import { plainPrivacy } from "./plain-privacy.ts";

/** What a page does, one step after another; its recorder tells of each before the next. */
export type Steps = Iterable<(() => void) | (() => Promise<void>)>;

/** Time for observers, and for a frame, in which they tell of scrolling and of what came together. */
export const settle = (ms = 30): Promise<void> =>
  new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), ms));

type Emit = (event: ReplayEvent) => void;

interface Recorder {
  /** Tells what it holds back. */
  flush(): void;
  stop(): void;
}

/** Starts what is to tell this document. */
export type StartRecorder = (emit: Emit) => Recorder;

export const startOurs: StartRecorder = (emit) => {
  const behind = createBehindSnapshot(emit);
  const capture = createPageCapture({ emit, behind, privacy: plainPrivacy, onRoot() {} });
  capture.takeSnapshot();
  return { flush: capture.flush, stop: capture.stop };
};

/** rrweb's own recorder, whose format ours is. */
export const startRrweb: StartRecorder = (emit) => {
  const stop = record<ReplayEvent>({
    emit,
    slimDOMOptions: true,
    sampling: { scroll: 10, input: "all" },
  });
  return { flush() {}, stop: () => stop?.() };
};

/** Records this document while it does the steps; the events are as plain as after a journey through JSON. */
export async function recordPage(steps: Steps, start: StartRecorder = startOurs): Promise<ReplayEvent[]> {
  const events: ReplayEvent[] = [];
  let clockMs = 1_000_000;
  // Each at a time of its own, so that a prefix of the list is also a span of time.
  const recorder = start((event) => events.push({ ...structuredClone(event), timestamp: ++clockMs }));
  try {
    for (const step of steps) {
      await step();
      await settle();
      recorder.flush();
    }
    // Scrolling is told at most every 125 ms.
    await settle(200);
    recorder.flush();
  } finally {
    recorder.stop();
  }
  return events.map((event): ReplayEvent => JSON.parse(JSON.stringify(event)));
}
