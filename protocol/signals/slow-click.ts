import { detector } from "./detector.ts";
import { namedClick } from "./named-click.ts";

/** As much later than slow makes it severe. */
const severeFactor = 2;

const unspoken: readonly string[] = ["none", "opaque"];

export const slowClick = detector<object>({
  kind: "slowClick",
  concerns: ({ custom }) => custom?.tag === "ph.click-outcome",
  read: () => ({}),
  fold(state, { custom }, { slowClickMs }, { clicks }) {
    if (custom?.tag !== "ph.click-outcome") return { state, findings: [] };
    const { clickAt, nodeId, claim, visibleMs, kinds } = custom.payload;
    if (visibleMs === null || visibleMs < slowClickMs || unspoken.includes(claim))
      return { state, findings: [] };
    const severity = visibleMs >= severeFactor * slowClickMs ? "severe" : "mild";
    const evidence = `A click was answered after ${visibleMs} ms (${kinds.join(", ")}); nothing could be seen before`;
    return {
      state,
      findings: [{ atMs: clickAt, severity, element: namedClick(clicks, clickAt, nodeId), evidence }],
    };
  },
});
