import type { SheetPlace } from "../../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";

/**
 * Where the sheets of an event stand, as its teller knows: else the whole page would be searched for them on its way out.
 * Of an event that was written down in between, as for the next page, it is not known.
 */
const placesOf = new WeakMap<ReplayEvent, readonly SheetPlace[]>();
let sinceLastEvent: SheetPlace[] = [];

export function noteSheet(place: SheetPlace): void {
  sinceLastEvent.push(place);
}

/** The event of what has been told since the last one. */
export function withSheets(event: ReplayEvent): ReplayEvent {
  placesOf.set(event, sinceLastEvent);
  sinceLastEvent = [];
  return event;
}

export const sheetPlacesIn = (event: ReplayEvent): readonly SheetPlace[] | undefined => placesOf.get(event);
