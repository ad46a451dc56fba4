import type { ClickOutcomePayload, ClickPayload } from "../click-events.ts";
import { isJsonObject } from "../json-object.ts";
import { detector } from "./detector.ts";
import type { Finding, SignalElement } from "./signal.ts";
import type { Thresholds } from "./thresholds.ts";

interface RunClick {
  atMs: number;
  /** Something changed that the visitor can see and that a click alone does not do. */
  isAnswered: boolean;
}

/** Clicks at one place in quick succession. */
interface Run {
  clicks: RunClick[];
  /** Of the first click, CSS pixels in the viewport. */
  x: number;
  y: number;
  /** Text was selected, as double and triple clicks do. */
  selects: boolean;
}

/** More than any threshold asks for, few enough for a state that is written with every chunk. */
const maxClicks = 20;

/** A click selects and focuses by itself; a request nobody sees answers nobody. */
const ownResponses: readonly string[] = ["selection", "focus", "request", "clipboard"];

export const rageClick = detector<Run>({
  kind: "rageClick",
  concerns: ({ custom }) => custom?.tag === "ph.click" || custom?.tag === "ph.click-outcome",
  read: ({ clicks, x, y, selects }) => ({
    clicks: Array.isArray(clicks) ? clicks.flatMap(readClick) : [],
    x: Number(x) || 0,
    y: Number(y) || 0,
    selects: selects === true,
  }),
  fold(run, { event, custom }, thresholds) {
    if (custom?.tag === "ph.click-outcome") return { state: withOutcome(run, custom.payload), findings: [] };
    if (custom?.tag !== "ph.click") return { state: run, findings: [] };
    const click = custom.payload;
    const state = withClick(run, click, event.timestamp, thresholds);
    return { state, findings: isRepeatable(click) ? findingsOf(state, click, thresholds) : [] };
  },
});

function withClick(run: Run, { x, y }: ClickPayload, atMs: number, thresholds: Thresholds): Run {
  const click = { atMs, isAnswered: false };
  const last = run.clicks.at(-1);
  const goesOn =
    last !== undefined &&
    atMs - last.atMs <= thresholds.rageGapMs &&
    Math.hypot(x - run.x, y - run.y) <= thresholds.rageRadiusPx;
  if (!goesOn) return { clicks: [click], x, y, selects: false };
  // The first click names the signal, so it stays whatever follows.
  const clicks = run.clicks.length < maxClicks ? [...run.clicks, click] : run.clicks;
  return { ...run, clicks };
}

function withOutcome(run: Run, outcome: ClickOutcomePayload): Run {
  const isAnswered = outcome.visibleMs !== null && outcome.kinds.some((kind) => !ownResponses.includes(kind));
  const clicks = run.clicks.map((click) =>
    click.atMs === outcome.clickAt ? { ...click, isAnswered } : click,
  );
  const selects = outcome.claim === "none" && outcome.kinds.includes("selection");
  const isOfRun = run.clicks.some((click) => click.atMs === outcome.clickAt);
  return { ...run, clicks, selects: run.selects || (isOfRun && selects) };
}

/** Once when the run is long enough and once more when it is severe. */
function findingsOf({ clicks, selects }: Run, click: ClickPayload, thresholds: Thresholds): Finding[] {
  const count = clicks.length;
  const [first] = clicks;
  const last = clicks.at(-1);
  if (first === undefined || last === undefined || selects) return [];
  if (count !== thresholds.rageClicks && count !== thresholds.rageSevereClicks) return [];
  // A stepper, a calendar or a game answers every click; of the last one the answer is not known yet.
  if (clicks.slice(0, -1).every(({ isAnswered }) => isAnswered)) return [];
  const severity = count >= thresholds.rageSevereClicks ? "severe" : "mild";
  const evidence = `${count} clicks at one place within ${last.atMs - first.atMs} ms, not each of them answered`;
  return [{ atMs: first.atMs, severity, element: elementOf(click), evidence }];
}

const elementOf = ({ selector, text, nodeId }: ClickPayload): SignalElement => ({ selector, text, nodeId });

/**
 * Controls that are made for clicking fast: fields with arrows or a handle, keys of an on-screen keyboard and the `+`
 * and `−` of a stepper, whose label is one character.
 */
const isRepeatable = ({ claim, text, isDisabled }: ClickPayload): boolean =>
  isDisabled === true || (claim !== "field" && [...text.trim()].length !== 1);

function readClick(value: unknown): RunClick[] {
  if (!isJsonObject(value) || typeof value.atMs !== "number") return [];
  return [{ atMs: value.atMs, isAnswered: value.isAnswered === true }];
}
