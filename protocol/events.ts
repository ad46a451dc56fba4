/** The events of a session: rrweb's own, and ours as rrweb custom events (`type` 5). */

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

export interface PagePayload {
  url: string;
  title: string;
  referrer: string;
  /** How the page came: a document, a route of a single-page app, or back from the back-forward cache. */
  via: "load" | "route" | "back-forward-cache";
  viewport: { width: number; height: number };
}

export interface ClickPayload {
  /** CSS pixels in the viewport. */
  x: number;
  y: number;
  selector: string;
  /** Masked text of what was clicked, at most 80 characters. */
  text: string;
  /** rrweb's id of the element, -1 when it is not in the mirror. */
  nodeId: number;
}

export interface ErrorPayload {
  kind: "error" | "rejection";
  message: string;
  stack: string;
  source: string;
  line: number;
  column: number;
}

/** Our custom events by tag. A reader passes over tags it does not know. */
export interface PlayheadEvents {
  "ph.page": PagePayload;
  "ph.click": ClickPayload;
  "ph.error": ErrorPayload;
}

export type PlayheadEvent = {
  [Tag in keyof PlayheadEvents]: { tag: Tag; payload: PlayheadEvents[Tag] };
}[keyof PlayheadEvents];

export function customEvent<Tag extends keyof PlayheadEvents>(
  tag: Tag,
  payload: PlayheadEvents[Tag],
  timestamp: number,
): ReplayEvent {
  return { type: eventType.custom, data: { tag, payload }, timestamp };
}
