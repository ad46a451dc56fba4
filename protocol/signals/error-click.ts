import { detector } from "./detector.ts";
import { numberIn, textsIn } from "./read-state.ts";

interface Errors {
  /** The last ones' words: what was thrown without a click before is not a click's doing. */
  known: string[];
  /** The click an error was found of. */
  clickAt: number;
}

const maxKnown = 5;
const maxWordsChars = 80;

export const errorClick = detector<Errors>({
  kind: "errorClick",
  concerns: ({ custom }) => custom?.tag === "ph.error",
  read: ({ known, clickAt }) => ({
    known: textsIn(known, maxKnown),
    clickAt: numberIn(clickAt),
  }),
  fold(state, { event, custom }, { errorClickMs }, { clicks }) {
    if (custom?.tag !== "ph.error") return { state, findings: [] };
    const words = custom.payload.message.slice(0, maxWordsChars);
    const click = clicks.findLast(({ atMs }) => atMs <= event.timestamp);
    const afterMs = event.timestamp - (click?.atMs ?? Number.NEGATIVE_INFINITY);
    if (click === undefined || afterMs > errorClickMs) {
      const known = [...state.known.filter((one) => one !== words), words].slice(-maxKnown);
      return { state: { ...state, known }, findings: [] };
    }
    if (state.known.includes(words) || state.clickAt === click.atMs) return { state, findings: [] };
    const { atMs, ...element } = click;
    const evidence = `${afterMs} ms after a click an error was thrown that had not come by itself before: ${words}`;
    return {
      state: { ...state, clickAt: atMs },
      findings: [{ atMs, severity: "mild", element, evidence }],
    };
  },
});
