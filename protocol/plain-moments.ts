import { eventType, incrementalSource, type PlayheadEvent, type ReplayEvent } from "./events.ts";
import { isJsonObject } from "./json-object.ts";
import { clicked, pageOf } from "./signals/judge-plain.ts";
import { numberIn } from "./signals/read-state.ts";

/** What list and timeline tell of an event of a recorder that knows none of our own: its pages and clicks. */
export const plainMoment = (event: ReplayEvent): PlayheadEvent | null => pageOf(event) ?? clickOf(event);

function clickOf({ type, data }: ReplayEvent): PlayheadEvent | null {
  if (type !== eventType.incremental || !isJsonObject(data)) return null;
  if (data.source !== incrementalSource.mouseInteraction || data.type !== clicked) return null;
  const place = { x: numberIn(data.x), y: numberIn(data.y), nodeId: numberIn(data.id, -1) };
  return { tag: "ph.click", payload: { ...place, selector: "", text: "" } };
}
