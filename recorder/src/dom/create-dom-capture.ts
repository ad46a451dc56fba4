import { customEvent } from "../../../protocol/events.ts";
import { guarded } from "../../guard.ts";
import { afterFrame, createTimer } from "../timers.ts";
import {
  type DegradeStep,
  degradeStep,
  longHoldMs,
  rareAttributesMs,
  type Strain,
  snapshotsEveryMs,
  strainAfter,
} from "./degrade-rule.ts";
import type { DomCapture, DomCaptureOwner } from "./dom-capture.ts";
import { NodeRecords } from "./node-records.ts";
import { paceAt, restingPace } from "./pace.ts";
import { PendingChanges } from "./pending-changes.ts";
import { beginSlice, createNextTask, type IsOver, withoutEnd } from "./slices.ts";
import { createTellings } from "./tellings.ts";
import { withSheets } from "./told-sheets.ts";

/** Tells the page's structure: from its first snapshot on what changes. */
export function createDomCapture(owner: DomCaptureOwner): DomCapture {
  const records = new NodeRecords();
  const pending = new PendingChanges();
  let pace = restingPace;
  let strain: Strain = { step: degradeStep.none, sinceMs: performance.now(), workMs: 0 };
  /** The step that was told of. */
  let entered: DegradeStep = degradeStep.none;
  let attributesToldAtMs = 0;
  let isStopped = false;
  /** The document is parsed, and its snapshot waits for a frame. */
  let isDue = false;

  const tellings = createTellings({
    ...owner,
    emit: (event) => owner.emit(withSheets(event)),
    records,
    pending,
    onChange() {
      if (hold.isArmed() || !tellings.hasPage()) return;
      pace = paceAt(pace, performance.now(), strain.step > degradeStep.none ? longHoldMs : undefined);
      hold.arm(pace.holdMs);
    },
  });

  const enter = (step: DegradeStep): void => {
    entered = step;
    owner.emit(customEvent("ph.degraded", { step, reason: "mutations" }, Date.now()));
    if (step !== degradeStep.snapshotsOnly) return;
    pending.clear();
    pending.isSkipping = true;
    hold.arm(snapshotsEveryMs);
  };

  const advance = (isOver: IsOver): void => {
    if (isStopped) return;
    const beganAtMs = performance.now();
    const hasMore = tellings.advance(isOver);
    const nowMs = performance.now();
    if (!pending.isSkipping) strain = strainAfter(strain, nowMs - beganAtMs, nowMs);
    if (hasMore) nextSlice.ask();
    else if (strain.step !== entered) enter(strain.step);
  };
  const nextSlice = createNextTask(() => advance(beginSlice(false)));

  const tellChanges = (isOver: IsOver): void => {
    const nowMs = performance.now();
    if (!pending.isEmpty) pace = { ...pace, toldAtMs: nowMs };
    tellings.makeChangesDue();
    advance(isOver);
  };

  const flush = (): void => {
    const nowMs = performance.now();
    const areAttributesDue = nowMs - attributesToldAtMs > rareAttributesMs;
    pending.keepsAttributes = strain.step >= degradeStep.rareAttributes && !areAttributesDue;
    if (!pending.keepsAttributes) attributesToldAtMs = nowMs;
    if (!pending.isSkipping) hold.disarm();
    tellChanges(beginSlice(false));
  };
  const hold = createTimer(() => {
    if (pending.isSkipping) takeSnapshot();
    else flush();
  });

  /** Behind the page's own handlers, which build much of it: that is told with the page, laid out already. */
  const onParsed = guarded(() => {
    isDue = true;
    afterFrame(() => {
      if (isDue) takeSnapshot();
    });
  });

  const takeSnapshot = guarded(() => {
    isDue = false;
    document.removeEventListener("DOMContentLoaded", onParsed);
    if (isStopped) return;
    // A document that is still being parsed would be told a tag at a time.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", onParsed);
    else {
      hold.disarm();
      // What was skipped is told with the page, and the storm may be over.
      if (pending.isSkipping)
        strain = { step: degradeStep.rareAttributes, sinceMs: performance.now(), workMs: 0 };
      tellings.beginSnapshot();
      advance(beginSlice(true));
    }
  });

  return {
    ids: records,
    takeSnapshot,
    flush,
    finish() {
      if (isDue) takeSnapshot();
      pending.keepsAttributes = false;
      tellChanges(withoutEnd);
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
