import { amount, integer, object, oneOf, type Readers, text, word } from "./read-fields.ts";

/** How the browser came to a document (source: `PerformanceNavigationTiming.type`). */
export const navigationTypes = ["navigate", "reload", "back_forward", "prerender"] as const;
/** How an app came to a route (source: `NavigationType` of the Navigation API). */
export const routeActions = ["push", "replace", "traverse"] as const;

export const pageWays = ["load", "route", "back-forward-cache", "open"] as const;

export interface PagePayload {
  url: string;
  title: string;
  referrer: string;
  /**
   * How the page came: a document, a route of a single-page app, back from the back-forward cache, or it was open
   * before the session began.
   */
  via: (typeof pageWays)[number];
  viewport: { width: number; height: number };
  /** Of a document. Absent: not known. */
  navigation?: (typeof navigationTypes)[number];
  /** Of a route. Absent: not known. */
  action?: (typeof routeActions)[number];
  /** Of the answer that brought the document, where it is an error's: 400 and more. */
  status?: number;
}

/** The tab went to the background or came back. */
export interface VisibilityPayload {
  state: "hidden" | "visible";
}

/**
 * The page went without having been left: told by the page that found what it had not sent, at the time of its last
 * event.
 */
export interface VanishedPayload {
  /** Events it had not sent. */
  eventCount: number;
  /** Until they were found, ms. */
  foundAfterMs: number;
}

/** How long the document took, ms since its navigation began. */
export interface LoadPayload {
  ttfbMs: number;
  interactiveMs: number;
  loadMs: number;
}

/** A task that held the page up. */
export interface LongTaskPayload {
  durationMs: number;
}

export const vitalNames = ["CLS", "FCP", "INP", "LCP", "TTFB"] as const;

/** A web vital, as it stood when its page was hidden. */
export interface VitalPayload {
  name: (typeof vitalNames)[number];
  /** In ms; of CLS a score without a unit. */
  value: number;
  rating: "good" | "needs-improvement" | "poor";
}

/** What of the visitor's device no server sees. Empty texts and zeros: the browser does not tell. */
export interface DevicePayload {
  pixelRatio: number;
  touchPoints: number;
  language: string;
  timezone: string;
  /** CSS pixels. */
  screen: { width: number; height: number };
  /** The browser's estimate: `4g`, `3g`, `2g`, `slow-2g`. */
  connection: string;
  /** What the page names as its release in `<meta name="release">`. */
  release: string;
}

export const factKinds = [
  "download",
  "window",
  "clipboard",
  "print",
  "dialog",
  "fullscreen",
  "share",
] as const;

/** Something the page or the visitor did, as a fact and without its contents. */
export interface FactPayload {
  kind: (typeof factKinds)[number];
  /** Of a download or window, masked; else empty. */
  url: string;
}

/** Events of a kind that were left out, because the page made more than its bound. */
export interface DroppedPayload {
  tag: string;
  count: number;
}

export interface PageEvents {
  "ph.page": PagePayload;
  "ph.visibility": VisibilityPayload;
  "ph.vanished": VanishedPayload;
  "ph.load": LoadPayload;
  "ph.long-task": LongTaskPayload;
  "ph.vital": VitalPayload;
  "ph.device": DevicePayload;
  "ph.fact": FactPayload;
  "ph.dropped": DroppedPayload;
}

const size = (value: unknown): { width: number; height: number } => {
  const { width, height } = object(value);
  return { width: integer(width), height: integer(height) };
};

export const pageReaders: Readers<PageEvents> = {
  "ph.page": (fields) => ({
    url: text(fields.url),
    title: text(fields.title),
    referrer: text(fields.referrer),
    via: oneOf(fields.via, pageWays, "load"),
    viewport: size(fields.viewport),
    ...word(fields, "navigation", navigationTypes),
    ...word(fields, "action", routeActions),
    ...(integer(fields.status) > 0 && { status: integer(fields.status) }),
  }),
  "ph.visibility": (fields) => ({ state: fields.state === "hidden" ? "hidden" : "visible" }),
  "ph.vanished": ({ eventCount, foundAfterMs }) => ({
    eventCount: integer(eventCount),
    foundAfterMs: integer(foundAfterMs),
  }),
  "ph.load": (fields) => ({
    ttfbMs: integer(fields.ttfbMs),
    interactiveMs: integer(fields.interactiveMs),
    loadMs: integer(fields.loadMs),
  }),
  "ph.long-task": (fields) => ({ durationMs: integer(fields.durationMs) }),
  "ph.vital": (fields) => ({
    name: oneOf(fields.name, vitalNames, "TTFB"),
    value: amount(fields.value),
    rating: oneOf(fields.rating, ["good", "needs-improvement", "poor"], "good"),
  }),
  "ph.device": (fields) => ({
    pixelRatio: amount(fields.pixelRatio),
    touchPoints: integer(fields.touchPoints),
    language: text(fields.language),
    timezone: text(fields.timezone),
    screen: size(fields.screen),
    connection: text(fields.connection),
    release: text(fields.release),
  }),
  "ph.fact": (fields) => ({ kind: oneOf(fields.kind, factKinds, "dialog"), url: text(fields.url) }),
  "ph.dropped": (fields) => ({ tag: text(fields.tag), count: integer(fields.count) }),
};
