import { guarded } from "../../guard.ts";
import { createTimer } from "../timers.ts";
import type { DomCapture, DomCaptureOwner, Root } from "./dom-capture.ts";
import { NodeRecords } from "./node-records.ts";
import { paceAt, restingPace } from "./pace.ts";
import { PendingChanges } from "./pending-changes.ts";
import { beginSlice, createNextTask, type IsOver, withoutEnd } from "./slices.ts";
import { createTellings } from "./tellings.ts";

/** Tells the page's structure: the snapshot at once, or when the document is parsed, and then what changes. */
export function startDomCapture(owner: DomCaptureOwner): DomCapture {
  const records = new NodeRecords();
  const pending = new PendingChanges();
  let pace = restingPace;
  let isStopped = false;

  const tellings = createTellings({
    ...owner,
    records,
    pending,
    onChange() {
      if (hold.isArmed() || !tellings.hasPage()) return;
      pace = paceAt(pace, performance.now());
      hold.arm(pace.holdMs);
    },
  });

  const advance = (isOver: IsOver): void => {
    if (!isStopped && tellings.advance(isOver)) nextSlice.ask();
  };
  const nextSlice = createNextTask(() => advance(beginSlice(false)));

  const flush = (): void => {
    hold.disarm();
    pace = { ...pace, toldAtMs: performance.now() };
    tellings.makeChangesDue();
    advance(beginSlice(false));
  };
  const hold = createTimer(flush);

  const takeSnapshot = (): void => {
    if (isStopped || document.readyState === "loading") return;
    hold.disarm();
    tellings.beginSnapshot();
    advance(beginSlice(true));
  };
  const onParsed = guarded(takeSnapshot);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", onParsed);
  else takeSnapshot();

  return {
    ids: records,
    takeSnapshot,
    flush,
    finish() {
      hold.disarm();
      tellings.makeChangesDue();
      advance(withoutEnd);
    },
    stop() {
      isStopped = true;
      document.removeEventListener("DOMContentLoaded", onParsed);
      hold.disarm();
      nextSlice.cancel();
      tellings.stop();
    },
  };
}

export type { Root };
