import { detector } from "./detector.ts";
import { numberIn, numbersIn, textIn } from "./read-state.ts";
import { timesWithin } from "./times-within.ts";

interface Reloads {
  url: string;
  /** When the page was loaded again, ms. */
  times: number[];
  /** Of the first of those that have been told; 0: none. */
  toldMs: number;
}

const maxTimes = 20;
const maxUrlChars = 300;
/** Twice as many as are told are severe. */
const severeFactor = 2;

export const reloadLoop = detector<Reloads>({
  kind: "reloadLoop",
  concerns: ({ custom }) => custom?.tag === "ph.page" && custom.payload.via === "load",
  read: ({ url, times, toldMs }) => ({
    url: textIn(url),
    times: numbersIn(times, maxTimes),
    toldMs: numberIn(toldMs),
  }),
  fold(before, { event, custom }, { reloads, reloadWindowMs }) {
    if (custom?.tag !== "ph.page") return { state: before, findings: [] };
    const url = custom.payload.url.slice(0, maxUrlChars);
    const isReload = custom.payload.navigation === "reload" && (before.url === "" || before.url === url);
    if (!isReload) return { state: { url, times: [], toldMs: 0 }, findings: [] };
    const times = timesWithin([...before.times, event.timestamp], reloadWindowMs, maxTimes);
    const [first] = times;
    const isTold = before.toldMs > 0 && times.length > 1;
    const state = { url, times, toldMs: isTold ? before.toldMs : 0 };
    if (first === undefined) return { state, findings: [] };
    const words = `The page was loaded again ${times.length} times within ${event.timestamp - first} ms`;
    if (times.length === severeFactor * reloads && isTold) {
      const finding = { atMs: state.toldMs, severity: "severe", element: null, evidence: words } as const;
      return { state, findings: [{ ...finding, isGrown: true }] };
    }
    if (times.length < reloads || isTold) return { state, findings: [] };
    const finding = { atMs: first, severity: "mild", element: null, evidence: words } as const;
    return { state: { ...state, toldMs: first }, findings: [finding] };
  },
});
