import type { PlayheadEvent } from "../../../protocol/events.ts";
import type { HighValueRules, RecorderConfig, SmartSettings } from "../../../protocol/recorder-config.ts";
import type { Signal } from "../../../protocol/signals/signal.ts";

/** What has just happened, and how far the session has come. */
export interface Seen {
  /** What the event is of ours; null for rrweb's own. */
  custom: PlayheadEvent | null;
  signals: readonly Pick<Signal, "kind">[];
  /** The event tells of a page that is of high value by its address. */
  isValuablePage: boolean;
  /** Of the session, this event counted. */
  pageCount: number;
  engagedMs: number;
}

/** Why what waits in the browser is to be sent; null when it goes on waiting. */
export function decideTrigger(config: Pick<RecorderConfig, "trigger" | "smart">, seen: Seen): string | null {
  if (config.trigger === "errors_only") return isError(seen) ? "error" : null;
  const smart: SmartSettings = config.smart ?? {};
  if (smart.errors !== false && isError(seen)) return "error";
  const struggle = seen.signals.find(({ kind }) => smart[kind] !== false);
  return struggle?.kind ?? decideHighValue(smart.highValue ?? {}, seen);
}

const isError = ({ custom }: Seen): boolean => custom?.tag === "ph.error";

function decideHighValue(rules: HighValueRules, seen: Seen): string | null {
  const { custom, pageCount, engagedMs } = seen;
  if (seen.isValuablePage) return "page";
  if (rules.minPages && pageCount >= rules.minPages) return "pages";
  if (rules.minEngagedMs && engagedMs >= rules.minEngagedMs) return "engaged";
  if (rules.identified === true && custom?.tag === "ph.identify") return "identified";
  return custom?.tag === "ph.track" && rules.customEvents?.includes(custom.payload.name) ? "event" : null;
}
