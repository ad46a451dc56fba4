/** A part of the session, in the player's time. */
export interface SessionStretch {
  fromMs: number;
  toMs: number;
}

/** From one moment to another, whichever is first. */
export const stretchBetween = (oneMs: number, otherMs: number): SessionStretch => ({
  fromMs: Math.min(oneMs, otherMs),
  toMs: Math.max(oneMs, otherMs),
});
