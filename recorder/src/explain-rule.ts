import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import type { InspectStatus } from "./inspect/inspector.ts";

export interface RunFacts {
  trigger: RecorderConfig["trigger"];
  isEnded: boolean;
  isExcluded: boolean;
  isHolding: boolean;
  /** By sampling, a trigger or the page. */
  isChosen: boolean;
  isEngaged: boolean;
}

/** What becomes of this page, and why, for whoever builds it. */
export function explain(facts: RunFacts): Pick<InspectStatus, "state" | "reason"> {
  if (facts.isEnded) return { state: "off", reason: "Stopped, or the server wants no more of this session." };
  if (facts.isExcluded) return { state: "off", reason: "This page is excluded." };
  if (!facts.isEngaged) return { state: "held", reason: "Waits for the visitor's first touch." };
  if (!facts.isHolding) return { state: "recorded", reason: "This session is recorded." };
  const reason = facts.isChosen ? "The session is still too short." : `Waits for trigger ${facts.trigger}.`;
  return { state: "held", reason };
}

export const whyOff = (isEnabled: boolean): string =>
  isEnabled
    ? "Not sampled, stopped, or forbidden by consent or a privacy signal."
    : "Recording is switched off for this website.";
