import { detector } from "./detector.ts";
import { numberIn } from "./read-state.ts";
import type { SeenClick } from "./scene.ts";

interface Front {
  /** Behind another tab or program, where browsers end pages as they need to. */
  isHidden: boolean;
  /** Of the end that was told of; 0: none. */
  toldMs: number;
}

/** A click so soon before it may have been the cause. */
const causedMs = 5_000;

/** A page that ended in front of the visitor's eyes. That its tab says nothing more is none: it may just be open. */
export const crash = detector<Front>({
  kind: "crash",
  concerns: ({ custom }) =>
    custom?.tag === "ph.vanished" || custom?.tag === "ph.visibility" || custom?.tag === "ph.page",
  read: ({ isHidden, toldMs }) => ({ isHidden: isHidden === true, toldMs: numberIn(toldMs) }),
  fold(before, { event, custom }, _thresholds, { clicks }) {
    const atMs = event.timestamp;
    if (custom?.tag === "ph.visibility")
      return { state: { ...before, isHidden: custom.payload.state === "hidden" }, findings: [] };
    if (custom?.tag === "ph.page" && custom.payload.via !== "route")
      return { state: { ...before, isHidden: false }, findings: [] };
    if (custom?.tag !== "ph.vanished") return { state: before, findings: [] };
    if (before.isHidden || before.toldMs === atMs) return { state: before, findings: [] };
    const { eventCount, foundAfterMs } = custom.payload;
    const click = clicks.findLast((one) => one.atMs <= atMs && atMs - one.atMs <= causedMs);
    const cause = click === undefined ? "" : `, ${atMs - click.atMs} ms after a click`;
    const evidence = `The tab vanished in front of the visitor${cause}: it was neither left, closed nor hidden; ${eventCount} events that it had not sent were found by another page ${Math.round(foundAfterMs / 1_000)} s later`;
    const element = click === undefined ? null : nameOf(click);
    const finding = { atMs, severity: "severe" as const, element, evidence };
    return { state: { ...before, toldMs: atMs }, findings: [finding] };
  },
});

const nameOf = ({ atMs: _, ...element }: SeenClick) => element;
