import type { SessionListQuery } from "../../protocol/api.ts";
import { parseTabId, type TabId } from "../../protocol/ids.ts";
import { type StruggleKind, struggleKinds } from "../../protocol/signals/signal.ts";

const maxFilterChars = 500;

/** Filters whose value is a text, by the names that the API has for them. */
export const textFilters = [
  ...["who", "contactId", "visitorId", "country", "browser", "os"],
  ...["path", "page", "exitPage", "referrerHost", "campaign"],
  ...["tag", "variant", "release", "event", "notEvent", "endedWithout", "error"],
] as const satisfies readonly (keyof SessionListQuery)[];
export type TextFilter = (typeof textFilters)[number];

/** Filters whose value is a whole number. */
export const numberFilters = ["minDurationMs", "maxDurationMs", "notSeenForDays"] as const;
export type NumberFilter = (typeof numberFilters)[number];

/** What the list shows, as the URL says it. Defaults are left out of the URL. */
export interface ListSearch
  extends Partial<Record<TextFilter, string>>,
    Partial<Record<NumberFilter, number>> {
  range?: Exclude<RangeName, "7d">;
  status?: "active" | "completed";
  sort?: Exclude<SortName, "recent">;
  /** With errors; with frustration; with a signal of the kind. */
  errors?: true;
  struggle?: true;
  signal?: StruggleKind;
  /** Has asked an assistant on the page. */
  prompts?: true;
  visitors?: "new" | "returning";
  deviceType?: DeviceType;
}

export const deviceTypes = ["desktop", "mobile", "tablet", "other"] as const;
export type DeviceType = (typeof deviceTypes)[number];

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
  /** Begins at what happens now, as long as the session goes on. */
  live?: true;
  tab?: TabId;
  panel?: Exclude<PanelName, "events">;
}

export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const { range, status, sort, errors, struggle, signal, prompts, visitors } = search;
  const kind = struggleKinds.find((one) => one === signal);
  const deviceType = deviceTypes.find((one) => one === search.deviceType);
  return {
    ...parseRange(range),
    ...(status === "active" || status === "completed" ? { status } : {}),
    ...(sort === "longest" || sort === "errors" || sort === "frustration" ? { sort } : {}),
    ...(errors === true ? { errors } : {}),
    ...(struggle === true ? { struggle } : {}),
    ...(kind === undefined ? {} : { signal: kind }),
    ...(prompts === true ? { prompts } : {}),
    ...(visitors === "new" || visitors === "returning" ? { visitors } : {}),
    ...(deviceType === undefined ? {} : { deviceType }),
    ...pick(textFilters, search, textOf),
    ...pick(numberFilters, search, countOf),
  };
}

/** Those of the names that have a value which can be read. */
function pick<Name extends string, Value>(
  names: readonly Name[],
  search: Record<string, unknown>,
  read: (value: unknown) => Value | null,
): Partial<Record<Name, Value>> {
  const picked: Partial<Record<Name, Value>> = {};
  for (const name of names) {
    const value = read(search[name]);
    if (value !== null) picked[name] = value;
  }
  return picked;
}

/** The router reads `tag=7` as a number. */
function textOf(value: unknown): string | null {
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim().slice(0, maxFilterChars) : null;
}

const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;

export function parsePlayerSearch(search: Record<string, unknown>): PlayerSearch {
  const { t, live, tab, panel } = search;
  const seconds = typeof t === "number" || typeof t === "string" ? Number(t) : Number.NaN;
  const tabId = typeof tab === "string" ? parseTabId(tab) : null;
  const named = panelNames.find((name) => name === panel);
  return {
    ...parseListSearch(search),
    ...(Number.isFinite(seconds) && seconds > 0 ? { t: Math.round(seconds * 10) / 10 } : {}),
    ...(live === true ? { live } : {}),
    ...(tabId === null ? {} : { tab: tabId }),
    ...(named === undefined || named === "events" ? {} : { panel: named }),
  };
}

/** What is looked at is begun a little before, so that one sees how it came about. */
export const leadInMs = 3_000;

/** Of which time a page tells; the default is left out. */
export const parseRange = (range: unknown): { range?: Exclude<RangeName, "7d"> } =>
  range === "24h" || range === "30d" || range === "90d" ? { range } : {};

/** Only a place within the dashboard may be gone to after sign-in. */
export function parseSignInSearch(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? { next } : {};
}
