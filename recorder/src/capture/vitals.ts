import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";
import type { Capturing } from "./capturing.ts";

/** Web vitals as they stand when the page is hidden; each again only when it has changed since. */
export function watchVitals({ tell, onSettle }: Capturing): void {
  const changed = new Map<Metric["name"], Metric>();
  const note = (metric: Metric): void => {
    changed.set(metric.name, metric);
  };
  // The package itself tells at hide as well, but perhaps after what there is has been sent.
  for (const on of [onCLS, onINP, onLCP]) on(note, { reportAllChanges: true });
  onFCP(note);
  onTTFB(note);
  onSettle(() => {
    for (const { name, value, rating } of changed.values()) tell("ph.vital", () => ({ name, value, rating }));
    changed.clear();
  });
}
