import { guarded } from "../../guard.ts";

/** Tells of the browser's timings of one type, those of before included; what it returns stops it. */
export function observePerformance(type: string, onEntry: (entry: PerformanceEntry) => void): () => void {
  if (!window.PerformanceObserver?.supportedEntryTypes?.includes(type)) return () => undefined;
  const tell = guarded(onEntry);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tell(entry);
  });
  observer.observe({ type, buffered: true });
  return () => observer.disconnect();
}
