import { guarded } from "../../guard.ts";

/** Tells of the browser's timings of one type, those of before included; what it returns stops it. */
export function observePerformance(type: string, onEntry: (entry: PerformanceEntry) => void): () => void {
  if (!window.PerformanceObserver?.supportedEntryTypes?.includes(type)) return () => undefined;
  const tell = guarded(onEntry);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tell(entry);
  });
  // Events are told from 104 ms on unless one asks for shorter ones; other types have no such bound.
  const options = { type, buffered: true, ...(type === "event" && { durationThreshold: 40 }) };
  observer.observe(options);
  return () => observer.disconnect();
}
