import type { TimelineSignal } from "../../../protocol/timeline.ts";
import { tabA } from "../replay/a-timeline.ts";

/** A dead click for tests, with what matters to the test in `given`. */
export const aSignal = (given: Partial<TimelineSignal> = {}): TimelineSignal => ({
  id: "sig_1",
  kind: "deadClick",
  tabId: tabA,
  at: 35_000,
  severity: "mild",
  url: "https://shop.example/",
  element: { selector: "#pay", text: "Pay", nodeId: 4 },
  evidence: "A click on a control; within 3000 ms no change of the page",
  ...given,
});
