import { guarded } from "../../guard.ts";
import { createTimer } from "../timers.ts";
import type { DomCapture, DomCaptureOwner } from "./dom-capture.ts";
import { NodeRecords } from "./node-records.ts";
import { paceAt, restingPace } from "./pace.ts";
import { PendingChanges } from "./pending-changes.ts";
import { beginSlice, createNextTask, type IsOver, withoutEnd } from "./slices.ts";
import { createTellings } from "./tellings.ts";

/** Tells the page's structure: from its first snapshot on what changes. */
export function createDomCapture(owner: DomCaptureOwner): DomCapture {
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

  const takeSnapshot = guarded(() => {
    document.removeEventListener("DOMContentLoaded", takeSnapshot);
    if (isStopped) return;
    // A document that is still being parsed would be told a tag at a time.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", takeSnapshot);
    else {
      hold.disarm();
      tellings.beginSnapshot();
      advance(beginSlice(true));
    }
  });

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
      document.removeEventListener("DOMContentLoaded", takeSnapshot);
      hold.disarm();
      nextSlice.cancel();
      tellings.stop();
    },
  };
}
