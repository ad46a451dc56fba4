import { expect, it } from "vitest";
import { makeTabId } from "../../../protocol/ids.ts";
import type { TimelineSignal } from "../../../protocol/timeline.ts";
import { strongestOf } from "./session-glance.tsx";

const signal = (
  id: string,
  kind: TimelineSignal["kind"],
  more: Partial<TimelineSignal> = {},
): TimelineSignal => ({
  ...{
    id,
    kind,
    at: 1_000,
    tabId: makeTabId("aaaaaaaaaaaa"),
    severity: "mild",
    url: "",
    evidence: "",
    element: null,
  },
  ...more,
});

it("the strongest signal is a severe one of the kind that says most, and never a muted one", () => {
  const [dead, rage, severe] = [
    signal("1", "deadClick"),
    signal("2", "rageClick"),
    signal("3", "rageClick", { severity: "severe" }),
  ];
  expect(strongestOf([dead, rage, severe])).toBe(severe);
  expect(strongestOf([dead, { ...rage, muted: "member" }])).toBe(dead);
  expect(strongestOf([])).toBeNull();
});
