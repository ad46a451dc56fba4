import type { SessionFilter } from "./list-filter.ts";
import { wantedMarks } from "./list-visit-filter.ts";
import type { SessionRow } from "./schema.ts";
import type { SessionSort } from "./session-sort.ts";

/** What can be read wholly to find what a query asks for: the range in time, or the entries that one filter leaves. */
export const gathers = ["time", "facet", "duration", "errors", "struggles", "path", "mark"] as const;
export type Gather = (typeof gathers)[number];

/** How many entries each has, as far as they were counted; null where the filter does not narrow it. */
export type Entries = Record<Gather, number | null>;

/**
 * How a page is found: from a visitor's sessions, or some contacts'; by walking down the sort's own order until the page is full, which
 * ends soon where much is left of what is passed; or by gathering a few entries and sorting them.
 */
export type Route =
  | { kind: "visitor" }
  | { kind: "contact" }
  | { kind: "walk" }
  | { kind: "gather"; from: Gather };

export interface RouteQuery {
  status: "all" | SessionRow["status"];
  filter: SessionFilter;
  sort: SessionSort;
}

/**
 * So many entries are gathered; 20,000 are counted in 1 ms, and read and sorted in about 5. What leaves more of a million
 * sessions fills a walk's 1,001 within 50,000 entries, in about 5 ms, if it is spread over them. In time it mostly is;
 * down another sort it may be far behind, so more is gathered there.
 */
export const maxGathered: Record<SessionSort, number> = {
  recent: 20_000,
  longest: 50_000,
  errors: 50_000,
  frustration: 50_000,
};

/** Which gathers the filter narrows; the range in time is one in any case. */
export function narrowed({ filter }: RouteQuery): Gather[] {
  const { country, deviceType, browser, os, hasErrors, hasFrustration, signal } = filter;
  const { minDurationMs, maxDurationMs, pathPrefix } = filter;
  const isGiven = {
    time: true,
    facet: [country, deviceType, browser, os].some((value) => value !== undefined),
    duration: minDurationMs !== undefined || maxDurationMs !== undefined,
    errors: hasErrors === true,
    struggles: hasFrustration === true || signal !== undefined,
    path: pathPrefix !== undefined,
    mark: wantedMarks(filter).length > 0,
  } satisfies Record<Gather, boolean>;
  return gathers.filter((gather) => isGiven[gather]);
}

/** The route where it is plain without counting anything, else null. */
export function plainRoute({ status, filter, sort }: RouteQuery): Route | null {
  if (filter.visitorId !== undefined) return { kind: "visitor" };
  if (filter.contactIds !== undefined) return { kind: "contact" };
  // Active sessions are few and stand in an index of their own.
  if (status === "active") return { kind: "walk" };
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return sort === "recent" && !isNarrowed ? { kind: "walk" } : null;
}

export function chooseRoute(entries: Entries, sort: SessionSort): Route {
  let from: Gather | null = null;
  let fewest = maxGathered[sort];
  for (const gather of gathers) {
    const count = entries[gather];
    if (count === null || count > fewest) continue;
    [from, fewest] = [gather, count];
  }
  return from === null ? { kind: "walk" } : { kind: "gather", from };
}
