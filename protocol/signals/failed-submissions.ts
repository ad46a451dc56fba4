import type { FormPayload } from "../form-events.ts";
import { detector } from "./detector.ts";
import { numberIn, textIn } from "./read-state.ts";
import type { Finding } from "./signal.ts";

/** Refusals of one form in a row. */
interface Refusals {
  /** Of the form; a page that is loaded anew has other node ids. */
  selector: string;
  path: string;
  count: number;
  /** Of the first. */
  atMs: number;
  nodeId: number;
  /** When it was submitted, if nothing was heard of it yet; else 0. */
  sentMs: number;
}

/** Twice as many as are told are severe. */
const severeFactor = 2;
const maxChars = 200;
/** A page that comes so soon after a form was submitted is its answer. */
const answerMs = 30_000;
const firstError = 400;

export const failedSubmissions = detector<Refusals>({
  kind: "failedSubmissions",
  concerns: ({ custom }) => custom?.tag === "ph.form" || custom?.tag === "ph.page",
  read: ({ selector, path, count, atMs, nodeId, sentMs }) => ({
    selector: textIn(selector),
    path: textIn(path),
    count: numberIn(count),
    atMs: numberIn(atMs),
    nodeId: numberIn(nodeId, -1),
    sentMs: numberIn(sentMs),
  }),
  fold(before, { event, custom }, { failedSubmissions: lowest }, { url }) {
    const isOpen = before.sentMs > 0 && event.timestamp - before.sentMs <= answerMs;
    const path = url.split(/[?#]/)[0]?.slice(0, maxChars) ?? "";
    if (custom?.tag === "ph.page") {
      const isRefusal = isOpen && (custom.payload.status ?? 0) >= firstError;
      if (!isRefusal) return { state: before, findings: [] };
      return refused({ ...before, path }, event.timestamp, before.nodeId, "request", lowest);
    }
    if (custom?.tag !== "ph.form" || custom.payload.action === "abandoned")
      return { state: before, findings: [] };
    const { action, reason, nodeId } = custom.payload;
    const selector = custom.payload.selector.slice(0, maxChars);
    // A form that is sent to another address comes back there.
    const isBack = action === "failed" && isOpen;
    const isSame = before.selector === selector && (before.path === path || isBack);
    const state = isSame ? { ...before, path } : { selector, path, count: 0, atMs: 0, nodeId, sentMs: 0 };
    if (action === "rejected") return refused(afterSent(state), event.timestamp, nodeId, reason, lowest);
    if (action !== "failed") {
      const sentMs = action === "submitted" ? event.timestamp : 0;
      return { state: { ...afterSent(state), sentMs }, findings: [] };
    }
    // A page may say what is wrong before anybody has sent anything.
    if (state.sentMs === 0) return { state, findings: [] };
    return refused(state, event.timestamp, nodeId, reason, lowest);
  },
});

/** One that was sent before and of which no failure came has been taken. */
const afterSent = (state: Refusals): Refusals =>
  state.sentMs === 0 ? state : { ...state, count: 0, sentMs: 0 };

function refused(
  state: Refusals,
  nowMs: number,
  nodeId: number,
  reason: FormPayload["reason"],
  lowest: number,
): { state: Refusals; findings: Finding[] } {
  const count = state.count + 1;
  const first = state.count === 0 ? { atMs: nowMs, nodeId } : {};
  const next = { ...state, ...first, count, sentMs: 0 };
  if (count !== lowest && count !== severeFactor * lowest) return { state: next, findings: [] };
  const grown =
    count > lowest ? { severity: "severe" as const, isGrown: true as const } : { severity: "mild" as const };
  const evidence = `A form was refused ${count} times in a row, the last time by ${reasons[reason]}; none was taken in between`;
  const element = { selector: next.selector, text: "", nodeId: next.nodeId };
  return { state: next, findings: [{ atMs: next.atMs, element, evidence, ...grown }] };
}

const reasons = {
  "": "the page",
  native: "the browser's own validation",
  marked: "a message of the page",
  request: "the server",
};
