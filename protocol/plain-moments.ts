import { incrementalSource, type PlayheadEvent, type ReplayEvent } from "./events.ts";
import { changeOf } from "./signals/change-of.ts";
import { clicked, pageOf } from "./signals/judge-plain.ts";
import { numberIn } from "./signals/read-state.ts";

/** What list and timeline tell of an event of a recorder that knows none of our own: its pages and clicks. */
export const plainMoment = (event: ReplayEvent): PlayheadEvent | null => pageOf(event) ?? clickOf(event);

function clickOf(event: ReplayEvent): PlayheadEvent | null {
  const interaction = changeOf(event, incrementalSource.mouseInteraction);
  if (interaction?.type !== clicked) return null;
  const { x, y, id } = interaction;
  const place = { x: numberIn(x), y: numberIn(y), nodeId: numberIn(id, -1) };
  return { tag: "ph.click", payload: { ...place, selector: "", text: "" } };
}
