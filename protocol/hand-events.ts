import { eventType, incrementalSource, type ReplayEvent } from "./events.ts";

const handSources: ReadonlySet<unknown> = new Set([
  incrementalSource.mouseMove,
  incrementalSource.mouseInteraction,
  incrementalSource.scroll,
  incrementalSource.input,
  incrementalSource.touchMove,
  incrementalSource.drag,
]);

/** Whether an event is of the visitor's own hand, as against what the page does by itself. */
export function isOfHand({ type, data }: ReplayEvent): boolean {
  if (type !== eventType.incremental || typeof data !== "object" || data === null) return false;
  return "source" in data && handSources.has(data.source);
}
