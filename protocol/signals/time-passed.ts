import type { JudgedEvent } from "./detector.ts";

/** rrweb's `DomContentLoaded` (source: @rrweb/types), which no recorder of ours tells. */
const passedType = 0;

/**
 * Nothing happened until then. A recorder may tell detectors so, and hears of a click without an answer before the
 * visitor's next move; what is found, and its id, are the same without.
 */
export const timePassed = (atMs: number): JudgedEvent => ({
  event: { type: passedType, data: {}, timestamp: atMs },
  custom: null,
});

export const isTimePassed = ({ event }: JudgedEvent): boolean => event.type === passedType;
