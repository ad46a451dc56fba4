import { amount, integer, type Readers, text } from "./read-fields.ts";

/** The deepest the visitor has seen of a page; told again as it grows. */
export interface DepthPayload {
  /** Of the page's height, 0 to 100. */
  percent: number;
  /** CSS pixels from the page's top. */
  px: number;
}

/** What the visitor sees of the window after zooming in with two fingers (source: `VisualViewport`). */
export interface ViewportPayload {
  /** 1 is not zoomed. */
  scale: number;
  /** Its corner, CSS pixels from the window's. */
  x: number;
  y: number;
}

/** The page has scrolled itself, farther than half a window, and no hand of the visitor's was at it. */
export interface OwnScrollPayload {
  /** Where to, CSS pixels from the top. */
  y: number;
}

/** What the recorder has given up, from now on, because telling the page took too much of its time; 0 is nothing. */
export interface DegradedPayload {
  /** 1: changes come a second late; 2: those of attributes five seconds; 3: snapshots alone, ten seconds apart. */
  step: number;
  /** Of what there was too much. */
  reason: string;
}

export interface ViewEvents {
  "ph.degraded": DegradedPayload;
  "ph.depth": DepthPayload;
  "ph.own-scroll": OwnScrollPayload;
  "ph.viewport": ViewportPayload;
}

export const viewReaders: Readers<ViewEvents> = {
  "ph.degraded": ({ step, reason }) => ({ step: integer(step), reason: text(reason) }),
  "ph.depth": ({ percent, px }) => ({ percent: integer(percent), px: integer(px) }),
  "ph.own-scroll": ({ y }) => ({ y: integer(y) }),
  "ph.viewport": ({ scale, x, y }) => ({ scale: amount(scale), x: integer(x), y: integer(y) }),
};
