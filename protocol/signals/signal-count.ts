import type { ReplayEvent } from "../events.ts";
import { codecNumber } from "../frame-header.ts";
import type { TabId } from "../ids.ts";
import type { JudgedEvent } from "./detector.ts";
import { everyDetector } from "./every-detector.ts";
import { foldSignals, readSignalState, type SignalState } from "./fold-signals.ts";
import { judge } from "./judge.ts";
import { judgePlain, type NameOf } from "./judge-plain.ts";
import { newPlainWatch } from "./plain-watch.ts";
import { pointsOf } from "./score.ts";
import type { Signal, SignalCounts } from "./signal.ts";
import type { Thresholds } from "./thresholds.ts";

/**
 * What the struggles of a session come to, and how far the detectors are in each of its tabs. Unlike the rest of a summary
 * it depends on the order of a tab's chunks: what is told live is provisional, and a seal folds its tail anew, in order.
 */
export interface SignalCount {
  /** Those that were told of last, at most `maxTabs`, the newest at the end. */
  tabs: Record<TabId, SignalState>;
  counts: SignalCounts;
  /** See `score.ts`. */
  points: number;
  /** The newest of those that stand in no timeline yet, the oldest first. */
  unsealed: Signal[];
}

/** Detectors remember some kilobytes a tab, and that is kept with every chunk. */
const maxTabs = 10;
const maxUnsealed = 40;

export interface TabOfEvents {
  tabId: TabId;
  /** The website's. */
  thresholds?: Partial<Thresholds> | undefined;
  /** The chunk's. Plain JSON may be another recorder's. Absent: ours. */
  codec?: number;
  /** The chunk's. */
  isPlain?: true | undefined;
  /** For who follows the page of a recording that is not ours. */
  nameOf?: NameOf | undefined;
}

const emptySignalCount = (): SignalCount => ({ tabs: {}, counts: {}, points: 0, unsealed: [] });

/**
 * More events of a tab, in order.
 * @returns the very same when they say nothing to any detector
 */
export function countSignals(
  before: SignalCount | undefined,
  events: readonly ReplayEvent[],
  { tabId, thresholds, codec, nameOf }: TabOfEvents,
): SignalCount | undefined {
  const { tabs, counts, points, unsealed } = before ?? emptySignalCount();
  const first = readSignalState(tabs[tabId]);
  let state = first;
  const found: Signal[] = [];
  const context = { tabId, detectors: everyDetector, thresholds };
  const fold = (judged: JudgedEvent): void => {
    const next = foldSignals(state, judged, context);
    state = next.state;
    found.push(...next.signals);
  };
  for (const event of events) {
    if (codec !== codecNumber.json || state.isOurs) fold(judge(event));
    else {
      const { plain: before = newPlainWatch() } = state;
      const { watch: plain, judged } = judgePlain(event, before, nameOf ?? noName);
      if (plain !== before) state = { ...state, plain };
      judged.forEach(fold);
    }
  }
  if (state === first) return before;
  return {
    tabs: withTab(tabs, tabId, state),
    counts: found.reduce(withOne, counts),
    points: found.reduce((sum, signal) => sum + pointsOf(signal), points),
    unsealed: withSignals(unsealed, found).slice(-maxUnsealed),
  };
}

/** Each once: one that has become severe takes its own place. */
export function withSignals<One extends Pick<Signal, "id">>(
  known: readonly One[],
  found: readonly One[],
): One[] {
  const byId = new Map(known.map((signal) => [signal.id, signal]));
  for (const signal of found) byId.set(signal.id, signal);
  return [...byId.values()];
}

function withTab(tabs: SignalCount["tabs"], tabId: TabId, state: SignalState): SignalCount["tabs"] {
  const { [tabId]: _, ...others } = tabs;
  return Object.fromEntries([...Object.entries(others), [tabId, state]].slice(-maxTabs));
}

const noName: NameOf = () => null;

/** After a seal, whose timeline has them. */
export const withoutUnsealed = (count: SignalCount): SignalCount => ({ ...count, unsealed: [] });

const withOne = (counts: SignalCounts, { kind, isGrown }: Signal): SignalCounts =>
  isGrown ? counts : { ...counts, [kind]: (counts[kind] ?? 0) + 1 };
