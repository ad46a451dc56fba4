import { detector } from "./detector.ts";
import { textIn } from "./read-state.ts";

interface Forms {
  /** Selector of the form that was refused last; empty: none. */
  refused: string;
}

const maxSelectorChars = 200;

export const formAbandonment = detector<Forms>({
  kind: "formAbandonment",
  concerns: ({ custom }) => custom?.tag === "ph.form",
  read: ({ refused }) => ({ refused: textIn(refused) }),
  fold(state, { event, custom }, { abandonFields }) {
    if (custom?.tag !== "ph.form") return { state, findings: [] };
    const { action, nodeId, touchedCount, durationMs, lastField } = custom.payload;
    const selector = custom.payload.selector.slice(0, maxSelectorChars);
    if (action !== "abandoned") {
      const isRefused = action === "rejected" || action === "failed";
      return { state: { refused: isRefused ? selector : "" }, findings: [] };
    }
    const wasRefused = state.refused !== "" && state.refused === selector;
    if (touchedCount < (wasRefused ? 1 : abandonFields)) return { state, findings: [] };
    const refusal = wasRefused ? " after it had been refused" : "";
    const evidence = `A form was left${refusal}: ${touchedCount} fields changed in ${seconds(durationMs)} s, the last ${lastField.slice(0, maxSelectorChars)}; it was not submitted`;
    const element = { selector, text: "", nodeId };
    const severity = wasRefused ? "severe" : "mild";
    return { state: { refused: "" }, findings: [{ atMs: event.timestamp, severity, element, evidence }] };
  },
});

const seconds = (ms: number): number => Math.round(ms / 1_000);
