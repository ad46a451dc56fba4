import { detector } from "./detector.ts";
import { namedClick } from "./named-click.ts";

/** Weaker than a dead click: nobody promised an answer, though the visitor may have expected one. */
export const plainClick = detector<object>({
  kind: "plainClick",
  concerns: ({ custom }) => custom?.tag === "ph.click-outcome" && custom.payload.claim === "none",
  read: () => ({}),
  fold(state, { custom }, { deadClickMs }, { clicks }) {
    if (custom?.tag !== "ph.click-outcome") return { state, findings: [] };
    const { clickAt, nodeId, kinds, watchedMs, isDisabled } = custom.payload;
    const isAnswered = kinds.some((kind) => kind !== "beacon");
    if (isAnswered || isDisabled || watchedMs < deadClickMs) return { state, findings: [] };
    const evidence = `A click on plain content, which nothing answered within ${watchedMs} ms`;
    const element = namedClick(clicks, clickAt, nodeId);
    return { state, findings: [{ atMs: clickAt, severity: "mild", element, evidence }] };
  },
});
