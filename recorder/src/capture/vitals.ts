import type { VitalPayload } from "../../../protocol/page-events.ts";
import type { Capturing } from "./capturing.ts";
import { observePerformance } from "./observe-performance.ts";
import { createInteractions, createLayoutShifts } from "./vital-rules.ts";

type Name = VitalPayload["name"];

/** Up to where a value is good, and from where poor (source: web.dev/vitals). */
const thresholds: { readonly [Of in Name]: readonly [good: number, poor: number] } = {
  CLS: [0.1, 0.25],
  FCP: [1_800, 3_000],
  INP: [200, 500],
  LCP: [2_500, 4_000],
  TTFB: [800, 1_800],
};

export function ratingOf(name: Name, value: number): VitalPayload["rating"] {
  const [good, poor] = thresholds[name];
  if (value <= good) return "good";
  return value <= poor ? "needs-improvement" : "poor";
}

/**
 * Web vitals as they stand when the page is hidden, each again only when it has changed since. As the package
 * `web-vitals` computes them, in a quarter of its size; a test holds them side by side.
 */
export function watchVitals({ tell, onSettle, onStop }: Capturing): void {
  const values = new Map<Name, number>();
  const told = new Map<Name, number>();
  const shifts = createLayoutShifts();
  const interactions = createInteractions();
  const [navigation] = performance.getEntriesByType("navigation");
  // A page prepared in the background begins, for its visitor, when it is shown.
  const startMs = Number(navigation && Reflect.get(navigation, "activationStart")) || 0;
  const since = (atMs: number): number => Math.max(0, atMs - startMs);

  if (navigation instanceof PerformanceNavigationTiming && navigation.responseStart > 0) {
    values.set("TTFB", since(navigation.responseStart));
  }
  const on = (type: string, run: (entry: PerformanceEntry) => void): void =>
    onStop(observePerformance(type, run));
  on("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") values.set("FCP", since(startTime));
  });
  // The browser tells of no larger one once the visitor has touched the page.
  on("largest-contentful-paint", ({ startTime }) => values.set("LCP", since(startTime)));
  on("layout-shift", (entry) => {
    const size: unknown = Reflect.get(entry, "value");
    if (typeof size !== "number" || Reflect.get(entry, "hadRecentInput") === true) return;
    shifts.add(size, entry.startTime);
  });
  on("event", (entry) => interactions.add(Number(Reflect.get(entry, "interactionId")), entry.duration));
  on("first-input", (entry) => interactions.add(Number(Reflect.get(entry, "interactionId")), entry.duration));

  onSettle(() => {
    // A page that was never shown has had no chance to shift.
    if (values.has("FCP")) values.set("CLS", shifts.worst());
    const slow = interactions.slow(Number(Reflect.get(performance, "interactionCount")) || 0);
    if (slow !== null) values.set("INP", slow);
    for (const [name, value] of values) {
      if (told.get(name) === value) continue;
      told.set(name, value);
      tell("ph.vital", () => ({
        name,
        value: Math.round(value * 1_000) / 1_000,
        rating: ratingOf(name, value),
      }));
    }
  });
}
