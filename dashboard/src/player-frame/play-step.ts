/** Where a run of events stands while it plays. Times are the tab's own clock, ms. */
export interface RunState {
  at: number;
  /** Time of the last event that is loaded. */
  loadedUntil: number;
  isComplete: boolean;
}

/**
 * What is due at the playhead: go on, wait because the events end here but more will come, or finish because
 * no more will.
 */
export function playStep({ at, loadedUntil, isComplete }: RunState): "go-on" | "wait" | "finish" {
  if (at < loadedUntil) return "go-on";
  return isComplete ? "finish" : "wait";
}
