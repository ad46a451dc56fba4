import type { Signal } from "./signals/signal.ts";
import { withSignals } from "./signals/signal-count.ts";
import { serverTimes, type Timeline } from "./timeline.ts";

/** Past these the first are kept: a session that struggles so much is known for it. */
const maxTimelineSignals = 1_000;

/** The timeline with more signals in it, each once; one that has grown severe takes its own place. */
export function addSignals(timeline: Timeline, found: readonly Signal[]): Timeline {
  if (found.length === 0) return timeline;
  const onServer = serverTimes(timeline);
  const added = found.map(({ atMs, ...signal }) => ({ ...signal, at: atMs }));
  const signals = withSignals(timeline.signals ?? [], added).slice(0, maxTimelineSignals);
  return { ...timeline, signals: signals.sort((a, b) => onServer(a) - onServer(b)) };
}
