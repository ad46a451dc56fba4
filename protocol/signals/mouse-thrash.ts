import { incrementalSource } from "../events.ts";
import { isJsonObject } from "../json-object.ts";
import { changeOf } from "./change-of.ts";
import { detector } from "./detector.ts";
import { numbersIn } from "./read-state.ts";
import { timesWithin } from "./times-within.ts";

interface Moving {
  /** Where the leg under way began, and how far it came; CSS pixels. Null: not known yet. */
  from: Point | null;
  to: Point | null;
  /** Before that, a step ago. */
  step: Point | null;
  /** Of the last sharp turns, ms. */
  turns: number[];
  isPressed: boolean;
}

interface Point {
  x: number;
  y: number;
}

/** Shorter legs are a trembling hand, or a way around something. */
const minLegPx = 60;
/** Shorter steps say little of where the hand is going. */
const minStepPx = 15;
/** Of the angle between two steps: 110° and more is turned back, less is a curve. */
const sharpCosine = -0.34;
const maxTurns = 30;
/** rrweb's `MouseInteractions` (source: @rrweb/types). */
const pointerUp = 0;
const pointerDown = 1;

export const mouseThrash = detector<Moving>({
  kind: "mouseThrash",
  concerns: ({ event, custom }) =>
    custom?.tag === "ph.page" ||
    changeOf(event, incrementalSource.mouseMove) !== null ||
    changeOf(event, incrementalSource.mouseInteraction) !== null,
  read: ({ from, to, step, turns, isPressed }) => ({
    from: readPoint(from),
    to: readPoint(to),
    step: readPoint(step),
    turns: numbersIn(turns, maxTurns),
    isPressed: isPressed === true,
  }),
  fold(before, { event }, { mouseTurns, mouseWindowMs }) {
    const moves = changeOf(event, incrementalSource.mouseMove);
    if (moves === null) {
      const interaction = changeOf(event, incrementalSource.mouseInteraction)?.type;
      const isPressed = interaction === pointerDown || (before.isPressed && interaction !== pointerUp);
      // What follows a press, or another page, is not of the same mood.
      return { state: { from: null, to: null, step: null, turns: [], isPressed }, findings: [] };
    }
    // With the button held it is drawing, or dragging.
    if (before.isPressed || !Array.isArray(moves.positions)) return { state: before, findings: [] };
    let state = before;
    for (const position of moves.positions) {
      const point = readPoint(position);
      if (point !== null) state = moved(state, point, event.timestamp + offsetOf(position), mouseWindowMs);
    }
    const [first] = state.turns;
    const last = state.turns.at(-1);
    if (first === undefined || last === undefined || state.turns.length < mouseTurns)
      return { state, findings: [] };
    const evidence = `The pointer was shaken: ${state.turns.length} sharp turns within ${last - first} ms, without a press`;
    const finding = { atMs: first, severity: "mild" as const, element: null, evidence };
    return { state: { ...state, turns: [] }, findings: [finding] };
  },
});

function moved(state: Moving, point: Point, atMs: number, windowMs: number): Moving {
  const { from, to, step } = state;
  if (from === null || to === null) return { ...state, from: point, to: point };
  const onward = { x: point.x - to.x, y: point.y - to.y };
  if (Math.hypot(onward.x, onward.y) < minStepPx) return state;
  const leg = { x: to.x - from.x, y: to.y - from.y };
  const isBack = leg.x * onward.x + leg.y * onward.y < 0;
  if (!isBack) return { ...state, to: point, step: onward };
  const next = { ...state, from: to, to: point, step: onward };
  // Circles come back as well, without ever turning sharply.
  if (step === null || cosineOf(step, onward) > sharpCosine) return next;
  // A turn counts when the legs before and behind it are long: one by one, as each ends.
  const isLong = Math.hypot(leg.x, leg.y) >= minLegPx;
  return { ...next, turns: isLong ? timesWithin([...state.turns, atMs], windowMs, maxTurns) : [] };
}

const cosineOf = (one: Point, other: Point): number =>
  (one.x * other.x + one.y * other.y) / (Math.hypot(one.x, one.y) * Math.hypot(other.x, other.y) || 1);

function readPoint(value: unknown): Point | null {
  if (!isJsonObject(value)) return null;
  const { x, y } = value;
  return typeof x === "number" && typeof y === "number" ? { x, y } : null;
}

const offsetOf = (position: unknown): number =>
  isJsonObject(position) && typeof position.timeOffset === "number" ? position.timeOffset : 0;
