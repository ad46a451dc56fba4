/** Where detectors draw their lines, data of a website; an absent one has its default. */
export interface Thresholds {
  /** Clicks that make a rage click, and a severe one. */
  rageClicks: number;
  rageSevereClicks: number;
  /** How far apart they may lie, CSS pixels, and how far one after the other, ms. */
  rageRadiusPx: number;
  rageGapMs: number;
}

export const defaultThresholds: Thresholds = {
  rageClicks: 3,
  rageSevereClicks: 5,
  rageRadiusPx: 30,
  rageGapMs: 500,
};
