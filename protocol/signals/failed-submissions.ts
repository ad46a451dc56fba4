import { detector } from "./detector.ts";
import { numberIn, textIn } from "./read-state.ts";

/** Refusals of one form in a row. */
interface Refusals {
  /** Of the form; a page that is loaded anew has other node ids. */
  selector: string;
  path: string;
  count: number;
  /** Of the first. */
  atMs: number;
  nodeId: number;
  /** Submitted, and nothing was heard of it yet. */
  isSent: boolean;
}

/** Twice as many as are told are severe. */
const severeFactor = 2;
const maxChars = 200;

export const failedSubmissions = detector<Refusals>({
  kind: "failedSubmissions",
  concerns: ({ custom }) => custom?.tag === "ph.form",
  read: ({ selector, path, count, atMs, nodeId, isSent }) => ({
    selector: textIn(selector),
    path: textIn(path),
    count: numberIn(count),
    atMs: numberIn(atMs),
    nodeId: numberIn(nodeId, -1),
    isSent: isSent === true,
  }),
  fold(before, { event, custom }, { failedSubmissions: lowest }, { url }) {
    if (custom?.tag !== "ph.form") return { state: before, findings: [] };
    const { action, reason, nodeId } = custom.payload;
    const selector = custom.payload.selector.slice(0, maxChars);
    const path = url.split(/[?#]/)[0]?.slice(0, maxChars) ?? "";
    const isSame = before.selector === selector && before.path === path;
    const state = isSame ? before : { selector, path, count: 0, atMs: 0, nodeId, isSent: false };
    if (action === "abandoned") return { state: before, findings: [] };
    // One that was sent before and of which no failure came has been taken.
    const count = state.isSent && action !== "failed" ? 0 : state.count;
    if (action === "submitted" || action === "reset")
      return { state: { ...state, count, isSent: action === "submitted" }, findings: [] };
    const first =
      count === 0 ? { atMs: event.timestamp, nodeId } : { atMs: state.atMs, nodeId: state.nodeId };
    const next = { ...state, ...first, count: count + 1, isSent: false };
    if (next.count !== lowest && next.count !== severeFactor * lowest) return { state: next, findings: [] };
    const grown =
      next.count > lowest
        ? { severity: "severe" as const, isGrown: true as const }
        : { severity: "mild" as const };
    const evidence = `A form was refused ${next.count} times in a row, the last time by ${reasons[reason]}; none was taken in between`;
    const element = { selector, text: "", nodeId: next.nodeId };
    return { state: next, findings: [{ atMs: next.atMs, element, evidence, ...grown }] };
  },
});

const reasons = {
  "": "the page",
  native: "the browser's own validation",
  marked: "a message of the page",
  request: "the server",
};
