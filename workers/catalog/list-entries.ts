import { and, eq, type SQL, sql } from "drizzle-orm";
import { beginsWith, inRange, isAsLong, type SessionRange, withSignal } from "./list-filter.ts";
import { gatherPart } from "./list-parts.ts";
import { type Entries, type Gather, maxGathered, narrowed, type RouteQuery } from "./list-route.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/** How many entries each gather would read. The range in time is known from the totals. */
export function entriesQuery(catalog: Catalog, range: SessionRange, query: RouteQuery) {
  const counted = new Set(narrowed(query));
  const count = (gather: Gather) => {
    if (!counted.has(gather)) return sql<number | null>`NULL`;
    const { from, where } = gatherPart(gather, { ...query, range });
    return sql<number | null>`(SELECT count(*) FROM (
      SELECT 1 FROM ${from} WHERE ${and(where, ownOf(gather, range, query))} LIMIT ${maxGathered[query.sort] + 1}))`;
  };
  return catalog
    .select({
      facet: count("facet").as("facet"),
      duration: count("duration").as("duration"),
      errors: count("errors").as("errors"),
      struggles: count("struggles").as("struggles"),
      path: count("path").as("path"),
      mark: count("mark").as("mark"),
    })
    .from(sql`(SELECT 1)`);
}

/** What the gather's index can seek: entries that all else rules out are read none the less. */
function ownOf(gather: Gather, range: SessionRange, { filter }: RouteQuery): SQL | undefined {
  const isOfWebsite = eq(sessions.websiteId, range.websiteId);
  switch (gather) {
    case "time":
    case "facet":
    case "mark":
      return inRange(range);
    case "struggles":
      // Its index begins with the score, so that all of it is passed over: what counts is how much is left to sort.
      return and(inRange(range), withSignal(filter));
    case "duration":
      return and(isOfWebsite, isAsLong(filter));
    case "errors":
      return isOfWebsite;
    case "path":
      return and(isOfWebsite, beginsWith(filter));
  }
}

/** @param total sessions in the range, of whatever status */
export const entriesOf = (counted: Omit<Entries, "time"> | undefined, total: number): Entries => ({
  ...(counted ?? { facet: null, duration: null, errors: null, struggles: null, path: null, mark: null }),
  time: total,
});
