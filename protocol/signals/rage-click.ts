import type { ClickOutcomePayload, ClickPayload } from "../click-events.ts";
import { incrementalSource } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { changeOf } from "./change-of.ts";
import { detector } from "./detector.ts";
import { listIn, numberIn, textIn } from "./read-state.ts";
import { elementOf } from "./scene.ts";
import type { Finding, SignalElement } from "./signal.ts";
import type { Thresholds } from "./thresholds.ts";
import { isTimePassed } from "./time-passed.ts";

interface RunClick {
  atMs: number;
  /** Whether something changed that the visitor can see and that a click alone does not do. Null: not told yet. */
  isAnswered: boolean | null;
}

/** Clicks at one place in quick succession. */
interface Run {
  clicks: RunClick[];
  /** Of the first click, CSS pixels in the viewport. */
  x: number;
  y: number;
  /** What was clicked first; null: something made for clicking fast. */
  element: SignalElement | null;
  /** Text was selected, as double and triple clicks do. */
  selects: boolean;
  /** Clicks told of so far. */
  toldCount: number;
}

/** More than any threshold asks for, few enough for a state that is written with every chunk. */
const maxClicks = 20;

/** So long after a click its answer is known, if it came at once: 300 ms to settle, and what a busy page adds. */
export const answerMs = 700;

/** A click selects and focuses by itself; a request nobody sees answers nobody. */
const ownResponses: readonly string[] = ["selection", "focus", "request", "clipboard", "beacon"];

export const rageClick = detector<Run>({
  kind: "rageClick",
  // What the hand does next says that time has passed.
  concerns: ({ event, custom }) =>
    isTimePassed({ event, custom }) ||
    custom?.tag === "ph.click" ||
    custom?.tag === "ph.click-outcome" ||
    custom?.tag === "ph.page" ||
    changeOf(event, incrementalSource.mouseMove) !== null ||
    changeOf(event, incrementalSource.scroll) !== null,
  read: readRun,
  fold(before, { event, custom }, thresholds) {
    // The run's time is over when another begins.
    const earlier = ragesOf(before, event.timestamp, thresholds);
    let run = withTold(before, earlier);
    if (custom?.tag === "ph.click") run = withClick(run, custom.payload, event.timestamp, thresholds);
    if (custom?.tag === "ph.click-outcome") run = withOutcome(run, custom.payload);
    const later = ragesOf(run, event.timestamp, thresholds);
    return { state: withTold(run, later), findings: [...earlier, ...later].map(({ finding }) => finding) };
  },
});

interface Rage {
  /** Clicks that made it. */
  count: number;
  finding: Finding;
}

const withTold = (run: Run, rages: readonly Rage[]): Run => ({
  ...run,
  toldCount: rages.at(-1)?.count ?? run.toldCount,
});

function withClick(run: Run, click: ClickPayload, atMs: number, thresholds: Thresholds): Run {
  const { x, y } = click;
  const added = { atMs, isAnswered: null };
  const last = run.clicks.at(-1);
  const goesOn =
    last !== undefined &&
    atMs >= last.atMs &&
    atMs - last.atMs <= thresholds.rageGapMs &&
    Math.hypot(x - run.x, y - run.y) <= thresholds.rageRadiusPx;
  if (!goesOn) {
    const element = isRepeatable(click) ? null : elementOf(click);
    return { clicks: [added], x, y, element, selects: false, toldCount: 0 };
  }
  // The first click names the signal, so it stays whatever follows.
  return run.clicks.length < maxClicks ? { ...run, clicks: [...run.clicks, added] } : run;
}

function withOutcome(run: Run, { clickAt, claim, kinds, visibleMs }: ClickOutcomePayload): Run {
  if (!run.clicks.some(({ atMs }) => atMs === clickAt)) return run;
  const isAnswered = visibleMs !== null && kinds.some((kind) => !ownResponses.includes(kind));
  const clicks = run.clicks.map((click) => (click.atMs === clickAt ? { ...click, isAnswered } : click));
  return { ...run, clicks, selects: run.selects || (claim === "none" && kinds.includes("selection")) };
}

/** Once when the run is long enough and once more when it is severe. */
function ragesOf(run: Run, nowMs: number, thresholds: Thresholds): Rage[] {
  const { rageClicks, rageSevereClicks } = thresholds;
  const [first] = run.clicks;
  const { element, selects, toldCount } = run;
  if (first === undefined || element === null || selects) return [];
  return [rageClicks, rageSevereClicks].flatMap((count) => {
    const clicks = run.clicks.slice(0, count);
    const last = clicks.at(-1);
    if (toldCount >= count || clicks.length < count || last === undefined) return [];
    // A stepper, a calendar or a game answers every click.
    const isUnanswered =
      clicks.some(({ isAnswered }) => isAnswered === false) ||
      (nowMs - last.atMs >= answerMs && clicks.some(({ isAnswered }) => isAnswered === null));
    if (!isUnanswered) return [];
    const isSevere = count >= rageSevereClicks;
    const evidence = `${count} clicks at one place within ${last.atMs - first.atMs} ms, not each of them answered`;
    const isGrown =
      toldCount > 0 || (isSevere && rageClicks < rageSevereClicks) ? { isGrown: true as const } : {};
    const severity = isSevere ? "severe" : "mild";
    return [{ count, finding: { atMs: first.atMs, severity, element, evidence, ...isGrown } }];
  });
}

/**
 * Controls that are made for clicking fast: fields with arrows or a handle, keys of an on-screen keyboard and the `+`
 * and `−` of a stepper, whose label is one character; and what draws its answers itself, as games and maps do.
 */
const isRepeatable = ({ claim, text, isDisabled }: ClickPayload): boolean =>
  isDisabled !== true && (claim === "field" || claim === "opaque" || [...text.trim()].length === 1);

function readRun({ clicks, x, y, element, selects, toldCount }: JsonObject): Run {
  return {
    clicks: listIn(clicks, maxClicks).flatMap(readClick),
    x: numberIn(x),
    y: numberIn(y),
    element: readElement(element),
    selects: selects === true,
    toldCount: numberIn(toldCount),
  };
}

function readClick(value: unknown): RunClick[] {
  if (!isJsonObject(value) || typeof value.atMs !== "number") return [];
  return [{ atMs: value.atMs, isAnswered: typeof value.isAnswered === "boolean" ? value.isAnswered : null }];
}

function readElement(value: unknown): SignalElement | null {
  if (!isJsonObject(value)) return null;
  return { selector: textIn(value.selector), text: textIn(value.text), nodeId: numberIn(value.nodeId, -1) };
}
