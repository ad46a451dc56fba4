import { type SessionList, type SessionListQuery, sessionList } from "../../../protocol/api.ts";
import { type ListSearch, numberFilters, textFilters } from "../url-state.ts";
import { getJson } from "./client.ts";

/** What a list is narrowed to, without status, order and range. */
export type SessionFilters = Omit<ListSearch, "range" | "status" | "sort">;

export interface SessionListAsk {
  websiteId: string;
  status: "all" | "active" | "completed";
  sort: SessionListQuery["sort"];
  filters: SessionFilters;
  /** ISO 8601. */
  from: string;
  /** Null for the first page. */
  cursor: string | null;
}

/** One page of the list. */
export function fetchSessionList(ask: SessionListAsk, signal?: AbortSignal): Promise<SessionList> {
  const query = new URLSearchParams({ from: ask.from, status: ask.status, sort: ask.sort });
  for (const [name, value] of Object.entries(filterQuery(ask.filters))) query.set(name, value);
  if (ask.cursor !== null) query.set("cursor", ask.cursor);
  return getJson(`/websites/${encodeURIComponent(ask.websiteId)}/sessions?${query}`, sessionList, signal);
}

/** The filters by the names that the API has for them. */
function filterQuery(filters: SessionFilters): Partial<Record<keyof SessionListQuery, string>> {
  const { errors, struggle, signal, prompts, visitors, deviceType } = filters;
  const query: Partial<Record<keyof SessionListQuery, string>> = {
    ...(errors && { hasErrors: "true" }),
    ...(struggle && { hasFrustration: "true" }),
    ...(signal && { signal }),
    ...(prompts && { hasPrompts: "true" }),
    ...(visitors && { visitors }),
    ...(deviceType && { deviceType }),
  };
  for (const name of [...textFilters, ...numberFilters]) {
    const value = filters[name];
    if (value !== undefined) query[name] = String(value);
  }
  return query;
}
