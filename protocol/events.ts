/** The events of a session: rrweb's own, and ours as rrweb custom events (`type` 5). */

import type { ClickEvents } from "./click-events.ts";
import type { FormEvents } from "./form-events.ts";
import type { IdentityEvents } from "./identity-events.ts";
import type { PageEvents } from "./page-events.ts";
import type { TroubleEvents } from "./trouble-events.ts";
import type { ViewEvents } from "./view-events.ts";

/** An rrweb event as JSON. `timestamp` is the tab's own clock in ms. */
export interface ReplayEvent {
  type: number;
  data: unknown;
  timestamp: number;
  [extra: string]: unknown;
}

/** rrweb's `EventType`, without its run-time enum (source: @rrweb/types). */
export const eventType = { load: 1, fullSnapshot: 2, incremental: 3, meta: 4, custom: 5, plugin: 6 } as const;

/** rrweb's `IncrementalSource` (source: @rrweb/types). */
export const incrementalSource = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  mediaInteraction: 7,
  styleSheetRule: 8,
  font: 10,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
} as const;

/** Our custom events by tag. A reader passes over tags it does not know. */
export interface PlayheadEvents
  extends PageEvents,
    ClickEvents,
    FormEvents,
    TroubleEvents,
    IdentityEvents,
    ViewEvents {}

export type PlayheadTag = keyof PlayheadEvents;

export type PlayheadEvent<Of extends PlayheadTag = PlayheadTag> = {
  [Tag in Of]: { tag: Tag; payload: PlayheadEvents[Tag] };
}[Of];

export function customEvent<Tag extends PlayheadTag>(
  tag: Tag,
  payload: PlayheadEvents[Tag],
  timestamp: number,
): ReplayEvent {
  return { type: eventType.custom, data: { tag, payload }, timestamp };
}
