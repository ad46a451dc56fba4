import type { TabId } from "../ids.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import type { AnyDetector, JudgedEvent } from "./detector.ts";
import { rageClick } from "./rage-click.ts";
import { type Finding, type Signal, type SignalKind, signalId } from "./signal.ts";
import { defaultThresholds, type Thresholds } from "./thresholds.ts";

/** Every detector: another one is a file of its own and a line here. */
const detectors: readonly AnyDetector[] = [rageClick];

/** What the detectors know of a tab so far; small JSON. */
export interface SignalState {
  /** Page the tab shows. */
  url: string;
  states: { [Kind in SignalKind]?: JsonObject };
}

export interface SignalContext {
  tabId: TabId;
  thresholds?: Partial<Thresholds> | undefined;
}

export const emptySignalState = (): SignalState => ({ url: "", states: {} });

/** Reads what an earlier fold left; anything else is the beginning. */
export function readSignalState(value: unknown): SignalState {
  const state = emptySignalState();
  if (!isJsonObject(value)) return state;
  if (typeof value.url === "string") state.url = value.url;
  if (isJsonObject(value.states)) {
    for (const { kind } of detectors) {
      const found = value.states[kind];
      if (isJsonObject(found)) state.states[kind] = found;
    }
  }
  return state;
}

/**
 * One event further. A signal may come again under the same id when it has grown severe.
 * @param judged of one tab, in order of (seq, place in the chunk)
 */
export function foldSignals(
  state: SignalState,
  judged: JudgedEvent,
  context: SignalContext,
): { state: SignalState; signals: Signal[] } {
  const thresholds = { ...defaultThresholds, ...context.thresholds };
  const signals: Signal[] = [];
  let next = state;
  if (judged.custom?.tag === "ph.page") next = { ...next, url: judged.custom.payload.url };
  for (const { kind, step } of detectors) {
    const stepped = step(next.states[kind] ?? {}, judged, thresholds);
    if (stepped === null) continue;
    next = { ...next, states: { ...next.states, [kind]: stepped.state } };
    signals.push(...stepped.findings.map((finding) => signalOf(kind, finding, next.url, context.tabId)));
  }
  return { state: next, signals };
}

const signalOf = (kind: SignalKind, finding: Finding, url: string, tabId: TabId): Signal => ({
  ...finding,
  id: signalId(kind, tabId, finding),
  kind,
  tabId,
  url,
});
