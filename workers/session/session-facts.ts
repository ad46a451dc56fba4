import { sessionIdParts } from "../../protocol/ids.ts";
import { dayMs, expiresAt } from "../../protocol/plans.ts";
import type { Summary } from "../../protocol/summary.ts";
import { endOnServer } from "../../protocol/tab-clock.ts";
import type { SessionFacts } from "../catalog/save-session.ts";
import { deviceOf } from "./device.ts";
import type { SessionState } from "./state.ts";

/**
 * The row the list shows.
 * @param nowMs server time; nothing a tab's clock says may lie behind it
 */
export function sessionFacts(
  state: SessionState,
  summary: Summary,
  status: SessionFacts["status"],
  nowMs: number,
): Omit<SessionFacts, "savedAtMs"> {
  const startedAtMs = sessionIdParts(state.address.sessionId).startedAtMs;
  const lastMs = Math.max(startedAtMs, ...Object.values(summary.tabs).map(endOnServer));
  const endedAtMs = Math.min(lastMs, nowMs, startedAtMs + 2 * dayMs);
  return {
    ...state.address,
    visitorId: summary.visitorId ?? "",
    status,
    startedAtMs,
    endedAtMs: Math.max(startedAtMs, endedAtMs),
    expiresAtMs: expiresAt(state, startedAtMs),
    initialUrl: summary.landing?.url ?? "",
    referrer: summary.landing?.referrer ?? "",
    pageViews: summary.pageViews,
    eventCount: summary.eventCount,
    clickCount: summary.clickCount,
    errorCount: summary.errorCount,
    viewportWidth: summary.landing?.viewport.width ?? 0,
    viewportHeight: summary.landing?.viewport.height ?? 0,
    ...deviceOf(state.visit.userAgent),
    country: state.visit.country,
  };
}
