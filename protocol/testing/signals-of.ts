import type { ClickOutcomePayload, ClickPayload } from "../click-events.ts";
import {
  customEvent,
  eventType,
  type PlayheadEvents,
  type PlayheadTag,
  type ReplayEvent,
} from "../events.ts";
import { makeTabId } from "../ids.ts";
import type { PagePayload } from "../page-events.ts";
import { everyDetector } from "../signals/every-detector.ts";
import { emptySignalState, foldSignals, readSignalState } from "../signals/fold-signals.ts";
import { judge } from "../signals/judge.ts";
import type { Signal } from "../signals/signal.ts";
import type { Thresholds } from "../signals/thresholds.ts";

export const signalTab = makeTabId("t".repeat(12));
export const signalStartMs = 1_790_000_000_000;

export const eventAt = <Tag extends PlayheadTag>(
  afterMs: number,
  tag: Tag,
  payload: PlayheadEvents[Tag],
): ReplayEvent => customEvent(tag, payload, signalStartMs + afterMs);

export const changeAt = (afterMs: number, source: number, fields: object): ReplayEvent => ({
  type: eventType.incremental,
  data: { source, ...fields },
  timestamp: signalStartMs + afterMs,
});

export const pageAt = (afterMs: number, url: string, fields: Partial<PagePayload> = {}): ReplayEvent =>
  eventAt(afterMs, "ph.page", {
    url,
    title: "",
    referrer: "",
    via: "load",
    viewport: { width: 1_000, height: 800 },
    ...fields,
  });

const button: ClickPayload = {
  x: 100,
  y: 50,
  selector: "#buy",
  text: "Buy now",
  nodeId: 7,
  claim: "control",
};

export const clickAt = (afterMs: number, fields: Partial<ClickPayload> = {}): ReplayEvent =>
  eventAt(afterMs, "ph.click", { ...button, ...fields });

/** @param clickAfterMs when the click was; its outcome is told when the watching was over */
export const outcomeOf = (clickAfterMs: number, fields: Partial<ClickOutcomePayload> = {}): ReplayEvent => {
  const { watchedMs = 3_000 } = fields;
  return eventAt(clickAfterMs + watchedMs, "ph.click-outcome", {
    clickAt: signalStartMs + clickAfterMs,
    nodeId: 7,
    claim: "control",
    kinds: [],
    firstMs: null,
    visibleMs: null,
    ended: "waited",
    ambientCount: 0,
    ...fields,
    watchedMs,
  });
};

/** The pointer rests elsewhere: nothing but that time has passed. */
export const laterAt = (afterMs: number): ReplayEvent =>
  changeAt(afterMs, 1, { positions: [{ x: 1, y: 1, id: 1, timeOffset: 0 }] });

/** @param afterEach what happens to the state between two events */
export function signalsOf(
  events: readonly ReplayEvent[],
  thresholds: Partial<Thresholds> = {},
  afterEach: (state: unknown) => unknown = (state) => state,
  tabId = signalTab,
): Signal[] {
  let state: unknown = emptySignalState();
  const found: Signal[] = [];
  for (const event of events) {
    const context = { tabId, detectors: everyDetector, thresholds };
    const next = foldSignals(readSignalState(state), judge(event), context);
    state = afterEach(next.state);
    found.push(...next.signals);
  }
  return found;
}

/** Kind and severity of what is found, the one place to look for most tests. */
export const foundIn = (events: readonly ReplayEvent[]): string[] =>
  signalsOf(events).map(({ kind, severity }) => `${kind} ${severity}`);
