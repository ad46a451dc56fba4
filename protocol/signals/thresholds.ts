/** Where detectors draw their lines, data of a website; an absent one has its default. */
export interface Thresholds {
  /** Clicks that make a rage click, and a severe one. */
  rageClicks: number;
  rageSevereClicks: number;
  /** How far apart they may lie, CSS pixels, and how far one after the other, ms. */
  rageRadiusPx: number;
  rageGapMs: number;
  /** A click without an answer for so long is dead. */
  deadClickMs: number;
  /** An answer that comes later than this is slow. */
  slowClickMs: number;
  /** An error so soon after a click is of its doing. */
  errorClickMs: number;
  /** Changed fields that make leaving a form an abandonment. */
  abandonFields: number;
  /** Refused submissions in a row. */
  failedSubmissions: number;
  /** Stays in one field in which it was changed. */
  fieldStays: number;
  /** Reversals of the scrolling by half a window, and the time they take, ms. */
  scrollReversals: number;
  scrollWindowMs: number;
  /** Times a page was zoomed into with two fingers, and the time they take, ms. */
  pinchZooms: number;
  pinchWindowMs: number;
  /** Sharp turns of the pointer, and the time they take, ms. */
  mouseTurns: number;
  mouseWindowMs: number;
  /** A page left by going back within this time was not what was wanted. */
  quickBackMs: number;
  /** Reloads of one page, and the time they take, ms. */
  reloads: number;
  reloadWindowMs: number;
  /** Until the first content of size (LCP) shows, and until the document is there; ms. */
  slowContentMs: number;
  slowDocumentMs: number;
}

export const defaultThresholds: Thresholds = {
  rageClicks: 3,
  rageSevereClicks: 5,
  rageRadiusPx: 30,
  rageGapMs: 500,
  deadClickMs: 2_500,
  slowClickMs: 2_500,
  errorClickMs: 1_000,
  abandonFields: 2,
  failedSubmissions: 2,
  fieldStays: 3,
  scrollReversals: 4,
  scrollWindowMs: 5_000,
  pinchZooms: 3,
  pinchWindowMs: 30_000,
  mouseTurns: 8,
  mouseWindowMs: 2_000,
  quickBackMs: 7_000,
  reloads: 3,
  reloadWindowMs: 30_000,
  // Google's line for a poor LCP.
  slowContentMs: 4_000,
  slowDocumentMs: 5_000,
};
