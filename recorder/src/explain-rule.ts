import type { InspectStatus, RunFacts } from "./inspect/inspector.ts";

type Standing = Pick<RunFacts, "trigger" | "isEnded" | "isExcluded" | "isHolding" | "isChosen" | "isEngaged">;

/** What becomes of this page, and why, for whoever builds it. */
export function explain(facts: Standing): Pick<InspectStatus, "state" | "reason"> {
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
