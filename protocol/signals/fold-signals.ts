import { incrementalSource } from "../events.ts";
import type { TabId } from "../ids.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { changeOf } from "./change-of.ts";
import type { AnyDetector, JudgedEvent } from "./detector.ts";
import { type PlainWatch, readPlainWatch } from "./plain-watch.ts";
import { emptyScene, readScene, type Scene, sceneAfter } from "./scene.ts";
import { type Finding, type Signal, type SignalKind, signalId, signalKinds } from "./signal.ts";
import { defaultThresholds, type Thresholds } from "./thresholds.ts";

/** What the detectors know of a tab so far; small JSON. */
export interface SignalState extends Scene {
  states: { [Kind in SignalKind]?: JsonObject };
  /** Of a recording without events of ours; see `judgePlain`. */
  plain?: PlainWatch;
}

export interface SignalContext {
  tabId: TabId;
  detectors: readonly AnyDetector[];
  thresholds?: Partial<Thresholds> | undefined;
}

export const emptySignalState = (): SignalState => ({ ...emptyScene(), states: {} });

/** Reads what an earlier fold left; anything else is the beginning. */
export function readSignalState(value: unknown): SignalState {
  const state = emptySignalState();
  if (!isJsonObject(value)) return state;
  Object.assign(state, readScene(value));
  if (isJsonObject(value.plain)) state.plain = readPlainWatch(value.plain);
  if (isJsonObject(value.states)) {
    for (const kind of signalKinds) {
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
  // Most events are changes of the page, which no detector asks for.
  if (changeOf(judged.event, incrementalSource.mutation) !== null) return { state, signals: [] };
  const { states, plain, ...scene } = state;
  const seen = sceneAfter(scene, judged);
  let next = seen === scene ? state : { ...seen, states, ...(plain && { plain }) };
  const concerned = context.detectors.filter((one) => one.concerns(judged));
  if (concerned.length === 0) return { state: next, signals: [] };
  const thresholds = { ...defaultThresholds, ...context.thresholds };
  const signals: Signal[] = [];
  for (const { kind, step } of concerned) {
    const stepped = step(next.states[kind] ?? {}, judged, thresholds, next);
    next = { ...next, states: { ...next.states, [kind]: stepped.state } };
    signals.push(...stepped.findings.map((finding) => signalOf(kind, finding, next.url, context.tabId)));
  }
  return { state: next, signals };
}

const signalOf = (kind: SignalKind, finding: Finding, url: string, tabId: TabId): Signal => ({
  url,
  ...finding,
  id: signalId(kind, tabId, finding),
  kind,
  tabId,
});
