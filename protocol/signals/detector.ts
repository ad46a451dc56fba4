import type { PlayheadEvent, ReplayEvent } from "../events.ts";
import type { JsonObject } from "../json-object.ts";
import type { Scene } from "./scene.ts";
import type { Finding, SignalKind } from "./signal.ts";
import type { Thresholds } from "./thresholds.ts";

/** An event as detectors look at it. */
export interface JudgedEvent {
  event: ReplayEvent;
  /** What it is of ours; null for rrweb's own. */
  custom: PlayheadEvent | null;
}

/**
 * A pure fold over one tab's events in order. Its state is small JSON, because it rides in every chunk's row and outlives
 * the page in the visitor's browser.
 */
export interface Detector<State> {
  kind: SignalKind;
  /** Whether the event is any of its business: for all others the state is not even read. */
  concerns(judged: JudgedEvent): boolean;
  /** Reads what an earlier fold left, in whatever release; anything else is the beginning. */
  read(state: JsonObject): State;
  fold(
    state: State,
    judged: JudgedEvent,
    thresholds: Thresholds,
    scene: Scene,
  ): { state: State; findings: Finding[] };
}

/** A detector whose state is nobody's business. */
export interface AnyDetector {
  kind: SignalKind;
  concerns(judged: JudgedEvent): boolean;
  step(
    state: JsonObject,
    judged: JudgedEvent,
    thresholds: Thresholds,
    scene: Scene,
  ): { state: JsonObject; findings: Finding[] };
}

export const detector = <State extends object>(one: Detector<State>): AnyDetector => ({
  kind: one.kind,
  concerns: one.concerns,
  step(state, judged, thresholds, scene) {
    const next = one.fold(one.read(state), judged, thresholds, scene);
    return { state: Object.fromEntries(Object.entries(next.state)), findings: next.findings };
  },
});
