import type { ReplayEvent } from "../../protocol/events.ts";

/**
 * Holds events back while a snapshot is told in slices, whose parts all have the time of its beginning: what happens
 * meanwhile comes behind it, and may speak of nodes that are told last.
 */
export interface BehindSnapshot {
  emit(event: ReplayEvent): void;
  hold(): void;
  release(): void;
}

export function createBehindSnapshot(emit: (event: ReplayEvent) => void): BehindSnapshot {
  let held: ReplayEvent[] | null = null;
  return {
    emit(event) {
      if (held === null) emit(event);
      else held.push(event);
    },
    hold() {
      held ??= [];
    },
    release() {
      const events = held ?? [];
      held = null;
      for (const event of events) emit(event);
    },
  };
}
