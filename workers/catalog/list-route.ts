import { isFiltered, type SessionFilter } from "./list-filter.ts";
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
  return sort === "recent" && !isFiltered(filter) ? { kind: "walk" } : null;
}

/** How much is read for a page. */
export interface ReadBounds {
  /** Entries that are gathered rather than walked through. */
  gathered: Record<SessionSort, number>;
  /** Sessions that a long walk comes by. */
  walked: number;
}

/**
 * A walk in time's order that reads the table itself, because no index has what the filter asks for, takes half a second
 * for a million sessions where they are rare. So it ends here, with the page as far as it is, and the next page goes on.
 */
const maxWalked = 100_000;
export const readBounds: ReadBounds = { gathered: maxGathered, walked: maxWalked };

export const isLongWalk = (route: Route, { status, filter, sort }: RouteQuery): boolean =>
  route.kind === "walk" && sort === "recent" && status !== "active" && isFiltered(filter);

export function chooseRoute(entries: Entries, sort: SessionSort, gathered = maxGathered): Route {
  let from: Gather | null = null;
  let fewest = gathered[sort];
  for (const gather of gathers) {
    const count = entries[gather];
    if (count === null || count > fewest) continue;
    [from, fewest] = [gather, count];
  }
  return from === null ? { kind: "walk" } : { kind: "gather", from };
}
