import { readCustom } from "../custom-events.ts";
import { eventType, incrementalSource, type PlayheadEvent, type ReplayEvent } from "../events.ts";
import { isJsonObject } from "../json-object.ts";
import { changeOf } from "./change-of.ts";
import type { JudgedEvent } from "./detector.ts";
import { numberIn, textIn } from "./read-state.ts";
import type { SeenClick } from "./scene.ts";

/** rrweb's `MouseInteractions` (source: @rrweb/types). */
const clicked = 2;
/** What changes so soon after a click is taken for its answer: nothing tells what the page does anyway. */
const answersMs = 500;
const answers: readonly number[] = [
  incrementalSource.mutation,
  incrementalSource.scroll,
  incrementalSource.input,
  incrementalSource.mediaInteraction,
];

/**
 * An event of a recorder that knows none of our own events: its pages, clicks and their answers, as far as it tells of
 * them. Whether a click promised anything it does not tell, so that none of them is dead.
 * @param clicks of the tab so far
 */
export function judgePlain(event: ReplayEvent, clicks: readonly SeenClick[]): JudgedEvent[] {
  const custom = readCustom(event) ?? pageOf(event) ?? clickOf(event);
  if (custom !== null) return [{ event, custom }];
  const last = clicks.at(-1);
  const afterMs = event.timestamp - (last?.atMs ?? Number.NEGATIVE_INFINITY);
  const isAnswer = answers.some((source) => changeOf(event, source) !== null);
  const judged = { event, custom: null };
  if (last === undefined || !isAnswer || afterMs < 0 || afterMs > answersMs) return [judged];
  return [judged, { event: { ...event, type: eventType.custom, data: {} }, custom: answerOf(last, afterMs) }];
}

function pageOf({ type, data }: ReplayEvent): PlayheadEvent | null {
  if (type !== eventType.meta || !isJsonObject(data)) return null;
  const viewport = { width: numberIn(data.width), height: numberIn(data.height) };
  const url = textIn(data.href).slice(0, 4_096);
  return { tag: "ph.page", payload: { url, title: "", referrer: "", via: "load", viewport } };
}

function clickOf(event: ReplayEvent): PlayheadEvent | null {
  const interaction = changeOf(event, incrementalSource.mouseInteraction);
  if (interaction?.type !== clicked) return null;
  const { x, y, id } = interaction;
  const place = { x: numberIn(x), y: numberIn(y), nodeId: numberIn(id, -1) };
  return { tag: "ph.click", payload: { ...place, selector: "", text: "" } };
}

const answerOf = ({ atMs, nodeId }: SeenClick, afterMs: number): PlayheadEvent => ({
  tag: "ph.click-outcome",
  payload: {
    ...{ clickAt: atMs, nodeId, claim: "none", kinds: ["dom"], ended: "settled" },
    ...{ firstMs: afterMs, visibleMs: afterMs, watchedMs: afterMs, ambientCount: 0 },
  },
});
