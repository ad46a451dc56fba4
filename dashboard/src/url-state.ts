import { parseTabId, type TabId } from "../../protocol/ids.ts";
import { type StruggleKind, struggleKinds } from "../../protocol/signals/signal.ts";

/** What the list shows, as the URL says it. Defaults are left out of the URL. */
export interface ListSearch {
  range?: Exclude<RangeName, "7d">;
  status?: "active" | "completed";
  sort?: Exclude<SortName, "recent">;
  /** With errors; with frustration; with a signal of the kind. */
  errors?: true;
  struggle?: true;
  signal?: StruggleKind;
}

export const sortNames = ["recent", "longest", "errors", "frustration"] as const;
export type SortName = (typeof sortNames)[number];

export const rangeNames = ["24h", "7d", "30d", "90d"] as const;
export type RangeName = (typeof rangeNames)[number];

export const panelNames = [
  "events",
  "console",
  "network",
  "errors",
  "signals",
  "page",
  "conversation",
  "notes",
] as const;
export type PanelName = (typeof panelNames)[number];

/** What the player shows, and the list one came from, so that going back leads there. */
export interface PlayerSearch extends ListSearch {
  /** Seconds since the session's start. */
  t?: number;
  tab?: TabId;
  panel?: Exclude<PanelName, "events">;
}

export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const { range, status, sort, errors, struggle, signal } = search;
  const kind = struggleKinds.find((one) => one === signal);
  return {
    ...(range === "24h" || range === "30d" || range === "90d" ? { range } : {}),
    ...(status === "active" || status === "completed" ? { status } : {}),
    ...(sort === "longest" || sort === "errors" || sort === "frustration" ? { sort } : {}),
    ...(errors === true ? { errors } : {}),
    ...(struggle === true ? { struggle } : {}),
    ...(kind === undefined ? {} : { signal: kind }),
  };
}

export function parsePlayerSearch(search: Record<string, unknown>): PlayerSearch {
  const { t, tab, panel } = search;
  const seconds = typeof t === "number" || typeof t === "string" ? Number(t) : Number.NaN;
  const tabId = typeof tab === "string" ? parseTabId(tab) : null;
  const named = panelNames.find((name) => name === panel);
  return {
    ...parseListSearch(search),
    ...(Number.isFinite(seconds) && seconds > 0 ? { t: Math.round(seconds * 10) / 10 } : {}),
    ...(tabId === null ? {} : { tab: tabId }),
    ...(named === undefined || named === "events" ? {} : { panel: named }),
  };
}

/** Only a place within the dashboard may be gone to after sign-in. */
export function parseSignInSearch(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? { next } : {};
}
