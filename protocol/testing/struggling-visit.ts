import { incrementalSource, type ReplayEvent } from "../events.ts";
import { changeAt, clickAt, eventAt, laterAt, outcomeOf, pageAt } from "./signals-of.ts";

/** A whole number from 0 to below `end`. */
export type Below = (end: number) => number;

const home = "https://shop.example/";
const paths = ["list", "tea", "cart", "checkout"];

/** One tab's events in order: pages, clicks with and without answers, forms, scrolling, errors, as chance has it. */
export function strugglingVisit(below: Below, steps: number): ReplayEvent[] {
  const events: ReplayEvent[] = [];
  let atMs = below(5_000);
  const pass = (ms: number): number => {
    atMs += ms;
    return atMs;
  };
  let url = home;
  const goTo = (next: string, fields: Parameters<typeof pageAt>[2] = {}): void => {
    url = next;
    events.push(pageAt(pass(300 + below(4_000)), url, fields));
  };
  const clickOn = (nodeId: number, isAnswered: boolean): void => {
    const clickMs = pass(below(600));
    const name = { nodeId, selector: `#node-${"abcdefghij"[nodeId % 10]}`, text: "Buy" };
    events.push(clickAt(clickMs, name));
    const answer = {
      kinds: ["dom" as const],
      firstMs: 30,
      visibleMs: 30,
      watchedMs: 330,
      ended: "settled" as const,
    };
    const outcome = outcomeOf(clickMs, { nodeId, ...(isAnswered && answer) });
    events.push(outcome);
  };
  const doings: (() => void)[] = [
    () => goTo(home + (paths[below(paths.length)] ?? "")),
    () => goTo(home, { navigation: "back_forward" }),
    () => goTo(url, { navigation: "reload" }),
    () => clickOn(below(10), below(2) === 0),
    () => clickOn(3, false),
    () => {
      const nodeId = below(10);
      for (let n = 0; n < 3 + below(3); n += 1) clickOn(nodeId, false);
    },
    () => {
      const fields = { kind: "error" as const, message: `broken ${"xyz"[below(3)]}`, stack: "", source: "" };
      events.push(eventAt(pass(below(1_500)), "ph.error", { ...fields, line: 0, column: 0 }));
    },
    () => {
      for (let n = 0; n < 6; n += 1)
        events.push(changeAt(pass(400), incrementalSource.scroll, { id: 1, x: 0, y: n % 2 === 0 ? 0 : 900 }));
    },
    () => {
      const action = (["rejected", "failed", "submitted", "abandoned"] as const)[below(4)] ?? "rejected";
      const counts = { touchedCount: 1 + below(4), invalidCount: below(2), durationMs: 4_000 };
      const form = { nodeId: 40, selector: "#form", action, reason: "" as const, lastField: "#mail" };
      events.push(eventAt(pass(500), "ph.form", { ...form, ...counts }));
    },
    () => events.push(eventAt(pass(200), "ph.visibility", { state: below(2) === 0 ? "hidden" : "visible" })),
    () => events.push(eventAt(pass(100), "ph.vanished", { eventCount: 3, foundAfterMs: 5_000 })),
    () => events.push(laterAt(pass(below(9_000)))),
  ];
  goTo(home);
  for (let step = 0; step < steps; step += 1) doings[below(doings.length)]?.();
  // The recorder tells of an outcome when the watching is over, whatever came before.
  return events.sort((one, other) => one.timestamp - other.timestamp);
}
