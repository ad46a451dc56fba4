import { incrementalSource } from "../events.ts";
import { changeOf } from "./change-of.ts";
import { detector } from "./detector.ts";
import { numberIn, numbersIn } from "./read-state.ts";
import { timesWithin } from "./times-within.ts";

interface Scrolling {
  nodeId: number;
  /** 1 down, -1 up, 0 not known yet. */
  direction: number;
  /** Farthest place in that direction, CSS pixels from the top. */
  farthest: number;
  /** Of the last reversals, ms. */
  turns: number[];
  /** When the page last said that it scrolls itself; 0: never. */
  ownMs: number;
}

const maxTurns = 20;
/** A click that leads to another part of the page scrolls it, too. */
const afterClickMs = 1_000;
/** So long after a page has scrolled itself it may do so still. */
const ownMsAfter = 2_000;
/** Where the window's height is not told. */
const commonHeightPx = 700;

export const scrollThrash = detector<Scrolling>({
  kind: "scrollThrash",
  concerns: ({ event, custom }) =>
    custom?.tag === "ph.page" ||
    custom?.tag === "ph.own-scroll" ||
    changeOf(event, incrementalSource.scroll) !== null,
  read: ({ nodeId, direction, farthest, turns, ownMs }) => ({
    nodeId: numberIn(nodeId),
    direction: numberIn(direction),
    farthest: numberIn(farthest),
    turns: numbersIn(turns, maxTurns),
    ownMs: numberIn(ownMs),
  }),
  fold(before, { event, custom }, { scrollReversals, scrollWindowMs }, { heightPx, clicks }) {
    const scroll = changeOf(event, incrementalSource.scroll);
    const nodeId = numberIn(scroll?.id);
    const y = numberIn(scroll?.y, Number.NaN);
    const atMs = event.timestamp;
    const isOfClick = atMs - (clicks.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) < afterClickMs;
    const ownMs = custom?.tag === "ph.own-scroll" ? atMs : before.ownMs;
    const isOwn = ownMs > 0 && atMs - ownMs <= ownMsAfter;
    if (!Number.isFinite(y) || isOfClick || isOwn || nodeId !== before.nodeId)
      return { state: { nodeId, direction: 0, farthest: numberIn(y), turns: [], ownMs }, findings: [] };
    const half = (heightPx || commonHeightPx) / 2;
    const moved = y - before.farthest;
    if (moved * before.direction > 0) return { state: { ...before, farthest: y }, findings: [] };
    if (Math.abs(moved) < half) return { state: before, findings: [] };
    const isTurn = before.direction !== 0;
    const turns = isTurn ? timesWithin([...before.turns, atMs], scrollWindowMs, maxTurns) : before.turns;
    const state = { nodeId, direction: Math.sign(moved), farthest: y, turns, ownMs };
    if (turns.length < scrollReversals) return { state, findings: [] };
    const evidence = `The page was scrolled back and forth by half a window or more ${turns.length} times within ${atMs - (turns[0] ?? atMs)} ms, without a click`;
    const finding = { atMs: turns[0] ?? atMs, severity: "mild" as const, element: null, evidence };
    return { state: { ...state, turns: [] }, findings: [finding] };
  },
});
