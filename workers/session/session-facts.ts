import { activityText } from "../../protocol/activity.ts";
import { sessionIdParts } from "../../protocol/ids.ts";
import { expiresAt } from "../../protocol/plans.ts";
import { gapsOf } from "../../protocol/seq-ranges.ts";
import { frustrationOf } from "../../protocol/signals/score.ts";
import type { HeaderSummary, Summary } from "../../protocol/summary.ts";
import { endOnServer, startOnServer } from "../../protocol/tab-clock.ts";
import { toldFacts } from "../../protocol/visit/told-facts.ts";
import type { SessionFacts } from "../catalog/save-session.ts";
import { deviceOf } from "./device.ts";
import type { SessionState } from "./state.ts";

/**
 * Start and end as the tabs' clocks say, as far as they lie between the id's start and now: a loader from a
 * browser's cache makes ids up to half a minute early, and a clock can say anything.
 */
export function sessionSpan(
  { address }: Pick<SessionState, "address">,
  { tabs }: Pick<HeaderSummary, "tabs">,
  nowMs: number,
): { startedAtMs: number; endedAtMs: number } {
  const idMs = sessionIdParts(address.sessionId).startedAtMs;
  const clocks = Object.values(tabs);
  const startedAtMs = Math.min(nowMs, Math.max(idMs, Math.min(...clocks.map(startOnServer))));
  const endedAtMs = Math.min(nowMs, Math.max(startedAtMs, ...clocks.map(endOnServer)));
  return { startedAtMs, endedAtMs };
}

/** By the browser's own clock, which all its tabs have. */
function browserSpan({ tabs }: Pick<HeaderSummary, "tabs">): { fromMs: number; toMs: number } {
  const clocks = Object.values(tabs);
  return {
    fromMs: Math.min(...clocks.map(({ firstAt }) => firstAt)),
    toMs: Math.max(...clocks.map(({ lastAt }) => lastAt)),
  };
}

export const gapCountOf = ({ tabs }: Pick<HeaderSummary, "tabs">): number =>
  Object.values(tabs).reduce((sum, { ranges }) => sum + gapsOf(ranges).length, 0);

/**
 * The row the list shows.
 * @param nowMs server time
 */
export function sessionFacts(
  state: SessionState,
  summary: Summary,
  status: SessionFacts["status"],
  nowMs: number,
): Omit<SessionFacts, "savedAtMs"> {
  const idMs = sessionIdParts(state.address.sessionId).startedAtMs;
  const span = sessionSpan(state, summary, nowMs);
  return {
    ...state.address,
    ...span,
    visitorId: summary.visitorId ?? "",
    contactId: summary.told?.contact?.words.id || null,
    status,
    expiresAtMs: expiresAt(state, idMs),
    initialUrl: summary.landing?.url ?? "",
    referrer: summary.landing?.referrer ?? "",
    pageViews: summary.pageViews,
    eventCount: summary.eventCount,
    clickCount: summary.clickCount,
    errorCount: summary.errorCount,
    bytes: summary.bytes,
    chunkCount: summary.chunkCount,
    gapCount: gapCountOf(summary),
    isTruncated: state.refusals.isTruncated,
    frustration: frustrationOf(summary.signals?.points ?? 0, span.endedAtMs - span.startedAtMs),
    signalCounts: summary.signals?.counts ?? {},
    activity: activityText(summary.activity, browserSpan(summary)),
    told: toldFacts(summary.told, summary.landing?.url ?? ""),
    viewportWidth: summary.landing?.viewport.width ?? 0,
    viewportHeight: summary.landing?.viewport.height ?? 0,
    ...deviceOf(state.visit.userAgent),
    ...state.visit.device,
    country: state.visit.country,
  };
}
