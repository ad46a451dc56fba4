import type { ToldSession } from "../../protocol/api-webhooks.ts";
import { momentLink } from "../../protocol/moment-link.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import type { NewError } from "../catalog/error-groups.ts";
import { durationOf, type SessionFacts } from "../catalog/save-session.ts";
import type { News } from "../webhook-stub.ts";

/** What a website's webhooks are told, as its session knows it. */

type Facts = Omit<SessionFacts, "savedAtMs">;

/** A signal, and when it began by the server's clock. */
export type DatedSignal = Pick<
  Signal,
  "id" | "kind" | "severity" | "tabId" | "url" | "element" | "evidence"
> & {
  serverMs: number;
};

const isoOf = (ms: number): string => new Date(ms).toISOString();

const toldOf = (facts: Facts): ToldSession => ({
  sessionId: facts.sessionId,
  visitorId: facts.visitorId,
  status: facts.status,
  startedAt: isoOf(facts.startedAtMs),
  durationMs: durationOf(facts),
  initialUrl: facts.initialUrl,
  pageViews: facts.pageViews,
  clickCount: facts.clickCount,
  errorCount: facts.errorCount,
  frustration: facts.frustration,
  signalCounts: Object.fromEntries(Object.entries(facts.signalCounts)),
  deviceType: facts.deviceType,
  browser: facts.browser,
  os: facts.os,
  country: facts.country,
});

/** A moment before what happened, so that one sees it happen. */
const leadMs = 3_000;

const linkTo = (dashboardOrigin: string, facts: Facts, atMs: number, tabId: string | null): string =>
  momentLink(dashboardOrigin, facts, Math.max(0, atMs - facts.startedAtMs - leadMs), tabId);

/** A session that is opened again and has grown, is completed anew. */
export const completedNews = (dashboardOrigin: string, facts: Facts): News => ({
  key: `completed ${facts.sessionId} ${facts.chunkCount}`,
  body: {
    type: "session.completed",
    session: toldOf(facts),
    link: linkTo(dashboardOrigin, facts, facts.startedAtMs, null),
  },
});

/** A signal's own id names it: found as it happened and found again by the seal, it is the same. */
export const struggleNews = (
  dashboardOrigin: string,
  facts: Facts,
  { id, kind, severity, tabId, url, element, evidence, serverMs }: DatedSignal,
): News => ({
  key: `signal ${facts.sessionId} ${id}`,
  body: {
    type: "session.frustration",
    session: toldOf(facts),
    signal: {
      ...{ id, kind, severity, url, evidence },
      at: isoOf(serverMs),
      element: element?.selector ?? null,
    },
    link: linkTo(dashboardOrigin, facts, serverMs, tabId),
  },
});

export const errorNews = (
  dashboardOrigin: string,
  facts: Facts,
  { fingerprint, type, message, atMs }: NewError,
): News => ({
  key: `error ${facts.websiteId} ${fingerprint}`,
  body: {
    type: "error.new",
    session: toldOf(facts),
    error: { fingerprint, message: [type, message].filter(Boolean).join(": "), at: isoOf(atMs) },
    link: linkTo(dashboardOrigin, facts, atMs, null),
  },
});
