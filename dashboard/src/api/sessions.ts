import { type SessionList, sessionList } from "../../../protocol/api.ts";
import { getJson } from "./client.ts";

export interface SessionListAsk {
  websiteId: string;
  status: "all" | "active" | "completed";
  /** ISO 8601. */
  from: string;
  /** Null for the first page. */
  cursor: string | null;
}

/** One page of the list, newest first. */
export function fetchSessionList(ask: SessionListAsk, signal?: AbortSignal): Promise<SessionList> {
  const query = new URLSearchParams({ from: ask.from, status: ask.status });
  if (ask.cursor !== null) query.set("cursor", ask.cursor);
  return getJson(`/websites/${encodeURIComponent(ask.websiteId)}/sessions?${query}`, sessionList, signal);
}
