import { eventType, type PlayheadEvent, type ReplayEvent } from "../../../protocol/events.ts";
import type { TabId } from "../../../protocol/ids.ts";
import { isJsonObject } from "../../../protocol/json-object.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import type { JudgedEvent } from "../../../protocol/signals/detector.ts";
import { foldSignals, readSignalState, type SignalState } from "../../../protocol/signals/fold-signals.ts";
import { pageDetectors } from "../../../protocol/signals/page-detectors.ts";
import { answerMs } from "../../../protocol/signals/rage-click.ts";
import type { Signal } from "../../../protocol/signals/signal.ts";
import { timePassed } from "../../../protocol/signals/time-passed.ts";
import type { TextStore } from "../../session/text-store.ts";
import type { LiveSession } from "../session.ts";
import type { createTimer } from "../timers.ts";
import { decideTrigger } from "./trigger-rule.ts";

/** Looks at every event on its way out: what it says of the visitor, and whether the session is worth sending. */
export interface Watch {
  see(event: ReplayEvent): void;
  /** Another session: what was found belongs to the one before. */
  forget(): void;
  /** Leaves what it knows for the tab's next page. */
  save(): void;
}

export interface WatchOwner {
  session: LiveSession;
  tabId(): TabId;
  /** Whether the website holds the page of this address to be of high value. */
  isValuablePage(url: string): boolean;
  timer: typeof createTimer;
  /** Of the tab. */
  store: TextStore;
  /**
   * Once for each signal.
   * @param isNews it is the page's first of its kind at its element, and worth a chunk of its own: a button that fails at
   *   every click would cost one each time
   */
  onSignal(signal: Signal, isNews: boolean): void;
  onTrigger(reason: string): void;
}

export function createWatch(
  config: Pick<RecorderConfig, "trigger" | "smart" | "thresholds">,
  owner: WatchOwner,
): Watch {
  let state: SignalState = readSignalState(parse(owner.store.read()));
  const told = new Set<string>();
  const isFirst = (text: string): boolean => !told.has(text) && Boolean(told.add(text));
  const judge = (judged: JudgedEvent): void => {
    const { custom } = judged;
    const folded = foldSignals(state, judged, {
      tabId: owner.tabId(),
      detectors: pageDetectors,
      thresholds: config.thresholds,
    });
    state = folded.state;
    for (const signal of folded.signals) {
      const { id, kind, element } = signal;
      if (isFirst(id)) owner.onSignal(signal, isFirst(`${kind} ${element?.selector}`));
    }
    const isPage = custom?.tag === "ph.page";
    if (isPage) owner.session.countPage();
    const { pageCount, engagedMs } = owner.session.current();
    const isValuablePage = isPage && owner.isValuablePage(location.href);
    const seen = { custom, signals: folded.signals, isValuablePage, pageCount, engagedMs };
    const reason = decideTrigger(config, seen);
    if (reason) owner.onTrigger(reason);
  };
  const answersDue = owner.timer(() => judge(timePassed(Date.now())));
  return {
    see(event) {
      const custom = ownEvent(event);
      judge({ event, custom });
      if (custom?.tag === "ph.click") answersDue.arm(answerMs);
    },
    forget() {
      answersDue.disarm();
      state = readSignalState(null);
      told.clear();
    },
    save: () => owner.store.write(JSON.stringify(state)),
  };
}

/** Every event here was made on this page, so that its fields need no reading. */
const ownEvent = ({ type, data }: ReplayEvent): PlayheadEvent | null =>
  type === eventType.custom && isOwn(data) ? data : null;
const isOwn = (data: unknown): data is PlayheadEvent =>
  isJsonObject(data) && String(data.tag).startsWith("ph.");

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
