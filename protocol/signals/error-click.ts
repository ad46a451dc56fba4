import { detector, type JudgedEvent } from "./detector.ts";
import { numberIn, textsIn } from "./read-state.ts";

interface Errors {
  /** The last ones' words: what was thrown without a click before is not a click's doing. */
  known: string[];
  /** The click an error was found of. */
  clickAt: number;
}

const maxKnown = 5;
const maxWordsChars = 80;
/** How an error begins that a page writes to the console: what Vue catches, nobody else hears of. */
const errorName = /^(?:Uncaught )?\w*(?:Error|Exception)\b/;

export const errorClick = detector<Errors>({
  kind: "errorClick",
  concerns: ({ custom }) => custom?.tag === "ph.error" || custom?.tag === "ph.console",
  read: ({ known, clickAt }) => ({
    known: textsIn(known, maxKnown),
    clickAt: numberIn(clickAt),
  }),
  fold(state, { event, custom }, { errorClickMs }, { clicks }) {
    const words = wordsOf(custom)?.slice(0, maxWordsChars);
    if (words === undefined) return { state, findings: [] };
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

/** Undefined: no error. */
function wordsOf(custom: JudgedEvent["custom"]): string | undefined {
  if (custom?.tag === "ph.error") return custom.payload.message;
  if (custom?.tag !== "ph.console" || custom.payload.level !== "error") return undefined;
  return custom.payload.args.find((text) => errorName.test(text))?.split("\n", 1)[0];
}
