import type { SignalKind } from "../../../../protocol/signals/signal.ts";
import type { Thresholds } from "../../../../protocol/signals/thresholds.ts";

export interface ThresholdField {
  name: keyof Thresholds;
  label: string;
  unit: string;
  /** As the API takes it. */
  min: number;
  max: number;
}

const ms = (name: keyof Thresholds, label: string, min: number, max: number): ThresholdField => ({
  name,
  label,
  unit: "ms",
  min,
  max,
});
const times = (
  name: keyof Thresholds,
  label: string,
  unit: string,
  min: number,
  max: number,
): ThresholdField => ({ name, label, unit, min, max });

/** Each signal's lines, with the bounds that the API has for them. */
export const thresholdGroups: readonly { kind: SignalKind; fields: readonly ThresholdField[] }[] = [
  {
    kind: "rageClick",
    fields: [
      times("rageClicks", "Clicks that make one", "clicks", 2, 20),
      times("rageSevereClicks", "Clicks that make it severe", "clicks", 2, 20),
      times("rageRadiusPx", "At most so far apart", "px", 1, 500),
      ms("rageGapMs", "One after the other within", 50, 5_000),
    ],
  },
  { kind: "deadClick", fields: [ms("deadClickMs", "Without an answer for", 500, 3_000)] },
  { kind: "slowClick", fields: [ms("slowClickMs", "Answered later than", 500, 10_000)] },
  { kind: "errorClick", fields: [ms("errorClickMs", "An error within", 100, 10_000)] },
  {
    kind: "formAbandonment",
    fields: [times("abandonFields", "Changed fields that make one", "fields", 1, 20)],
  },
  {
    kind: "failedSubmissions",
    fields: [times("failedSubmissions", "Refused in a row", "times", 1, 20)],
  },
  { kind: "fieldReentry", fields: [times("fieldStays", "Stays that changed it", "stays", 2, 20)] },
  {
    kind: "scrollThrash",
    fields: [
      times("scrollReversals", "Reversals by half a window", "times", 2, 10),
      ms("scrollWindowMs", "Within", 500, 60_000),
    ],
  },
  {
    kind: "mouseThrash",
    fields: [times("mouseTurns", "Sharp turns", "turns", 3, 30), ms("mouseWindowMs", "Within", 500, 10_000)],
  },
  {
    kind: "pinchZoom",
    fields: [
      times("pinchZooms", "Zoomed into", "times", 1, 10),
      ms("pinchWindowMs", "Within", 1_000, 300_000),
    ],
  },
  { kind: "quickBack", fields: [ms("quickBackMs", "Left by going back within", 500, 60_000)] },
  {
    kind: "reloadLoop",
    fields: [times("reloads", "Reloads", "times", 2, 10), ms("reloadWindowMs", "Within", 1_000, 600_000)],
  },
  {
    kind: "slowPage",
    fields: [
      ms("slowContentMs", "First content of size later than", 500, 60_000),
      ms("slowDocumentMs", "Document later than", 500, 60_000),
    ],
  },
];
