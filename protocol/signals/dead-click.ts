import type { ClickOutcomePayload } from "../click-events.ts";
import { detector } from "./detector.ts";
import { namedClick } from "./named-click.ts";
import { numberIn } from "./read-state.ts";

/** Dead clicks at one element. */
interface Dead {
  nodeId: number;
  /** Of the first. */
  atMs: number;
  count: number;
}

/** So many at one element are severe. */
const severeClicks = 3;
/** Later ones are told anew. */
const spanMs = 30_000;

export const deadClick = detector<Dead>({
  kind: "deadClick",
  concerns: ({ custom }) => custom?.tag === "ph.click-outcome",
  read: ({ nodeId, atMs, count }) => ({
    nodeId: numberIn(nodeId, -1),
    atMs: numberIn(atMs),
    count: numberIn(count),
  }),
  fold(before, { custom }, { deadClickMs }, { clicks }) {
    if (custom?.tag !== "ph.click-outcome" || !isDead(custom.payload, deadClickMs))
      return { state: before, findings: [] };
    const { clickAt, nodeId, isDisabled, watchedMs, ambientCount } = custom.payload;
    const goesOn = before.count > 0 && before.nodeId === nodeId && clickAt - before.atMs <= spanMs;
    const state = goesOn ? { ...before, count: before.count + 1 } : { nodeId, atMs: clickAt, count: 1 };
    if (goesOn && state.count !== severeClicks) return { state, findings: [] };
    const what = isDisabled ? "a disabled control" : claims[custom.payload.claim];
    const times = state.count > 1 ? `${state.count} clicks` : "A click";
    const besides = ambientCount > 0 ? `; ${ambientCount} changes that the page makes anyway` : "";
    const evidence = `${times} on ${what}; within ${watchedMs} ms no change of the page, navigation, scroll, focus, dialog, download or request${besides}`;
    const element = namedClick(clicks, clickAt, nodeId);
    const grown = goesOn
      ? { severity: "severe" as const, isGrown: true as const }
      : { severity: "mild" as const };
    return { state, findings: [{ atMs: state.atMs, element, evidence, ...grown }] };
  },
});

const claims: Record<ClickOutcomePayload["claim"], string> = {
  field: "a field",
  link: "a link",
  control: "a control",
  handler: "an element with a handler of its own",
  cursor: "an element under a hand-shaped pointer",
  opaque: "an element that draws itself",
  none: "plain content",
};

/** Of plain content nobody expects an answer, of a field that has the focus none is seen, and a canvas hides its own. */
const promises: readonly string[] = ["link", "control", "handler", "cursor"];

function isDead(
  { claim, isDisabled, kinds, watchedMs, ended }: ClickOutcomePayload,
  waitMs: number,
): boolean {
  if (kinds.some((kind) => kind !== "beacon")) return false;
  if (isDisabled) return true;
  // What was not watched long enough may have answered.
  return promises.includes(claim) && ended !== "settled" && watchedMs >= waitMs;
}
