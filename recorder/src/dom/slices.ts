import { guarded } from "../../guard.ts";
import { createTimer } from "../timers.ts";

/** A slice and what is made of it downstream stay well below the 50 ms of a long task, on a slow machine too. */
const sliceMs = 8;
/** A piece of so many nodes is serialised, encoded and replayed in a few milliseconds each. */
const pieceNodes = 1_500;
/** Most pages are told in their first slice: one event, and nothing to wait for. */
const firstSliceMs = 25;
const firstPieceNodes = 3_000;
/** The clock is asked once in so many nodes. */
const nodesPerLook = 16;

/** Whether a slice has done enough. @param told nodes since its beginning */
export type IsOver = (told: number) => boolean;

export function beginSlice(isFirst: boolean): IsOver {
  const untilMs = performance.now() + (isFirst ? firstSliceMs : sliceMs);
  const most = isFirst ? firstPieceNodes : pieceNodes;
  let looks = 0;
  return (told) => told >= most || (++looks % nodesPerLook === 0 && performance.now() >= untilMs);
}

export const withoutEnd: IsOver = () => false;

/** Runs in a task of its own, soon, behind what the visitor does. */
export interface NextTask {
  ask(): void;
  cancel(): void;
}

export function createNextTask(run: () => void): NextTask {
  let isAsked = false;
  const turn = guarded(() => {
    if (!isAsked) return;
    isAsked = false;
    run();
  });
  const timer = createTimer(turn);
  // Timers in a chain wait at least 4 ms each.
  const scheduler: { postTask?: (run: () => void) => Promise<unknown> } | undefined = Reflect.get(
    window,
    "scheduler",
  );
  return {
    ask() {
      if (isAsked) return;
      isAsked = true;
      if (scheduler?.postTask === undefined) timer.arm(0);
      else scheduler.postTask(turn).catch(() => undefined);
    },
    cancel() {
      isAsked = false;
      timer.disarm();
    },
  };
}
