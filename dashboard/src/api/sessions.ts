import { type SessionList, type SessionListQuery, sessionList } from "../../../protocol/api.ts";
import type { StruggleKind } from "../../../protocol/signals/signal.ts";
import { getJson } from "./client.ts";

export interface SessionFilters {
  sort: SessionListQuery["sort"];
  hasErrors: boolean;
  hasFrustration: boolean;
  /** Null: whatever signals. */
  signal: StruggleKind | null;
}

export interface SessionListAsk extends SessionFilters {
  websiteId: string;
  status: "all" | "active" | "completed";
  /** ISO 8601. */
  from: string;
  /** Null for the first page. */
  cursor: string | null;
}

/** One page of the list. */
export function fetchSessionList(ask: SessionListAsk, signal?: AbortSignal): Promise<SessionList> {
  const query = new URLSearchParams({ from: ask.from, status: ask.status, sort: ask.sort });
  if (ask.hasErrors) query.set("hasErrors", "true");
  if (ask.hasFrustration) query.set("hasFrustration", "true");
  if (ask.signal !== null) query.set("signal", ask.signal);
  if (ask.cursor !== null) query.set("cursor", ask.cursor);
  return getJson(`/websites/${encodeURIComponent(ask.websiteId)}/sessions?${query}`, sessionList, signal);
}
