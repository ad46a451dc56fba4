import { type SQL, sql } from "drizzle-orm";
import { facetOf, type SessionFilter, type SessionRange } from "./list-filter.ts";
import type { Gather, Route, RouteQuery } from "./list-route.ts";
import { wantedMarks } from "./list-visit-filter.ts";
import { facets, sessions } from "./schema.ts";
import { sessionMarks } from "./visit-schema.ts";

/** A place to read sessions from, and what has to be said besides range and filter for SQLite to read it so. */
export interface ListPart {
  from: SQL;
  where: SQL;
}

export interface PartScope extends RouteQuery {
  range: SessionRange;
}
export interface PartQuery extends PartScope {
  route: Route;
}

const indexed = (index: string, where: SQL): ListPart => ({
  from: sql`${sessions} INDEXED BY ${sql.raw(index)}`,
  where,
});
// The conditions of partial indexes are spelled out and not bound: only then does SQLite see that they are met.
const completed = sql`status = 'completed'`;
/** Sorts that few sessions have anything to say to: those stand in an index of their own, before all others. */
const sparse = {
  errors: { index: "sessions_with_errors", has: sql`error_count > 0`, none: sql`error_count = 0` },
  frustration: { index: "sessions_by_frustration", has: sql`frustration > 0`, none: sql`frustration = 0` },
};
const active = indexed("sessions_active", sql`status = 'active'`);

/** The table itself, which is in time's order. Said in this way no partial index seems to fit. */
const table = (status: RouteQuery["status"]): ListPart => ({
  from: sql`${sessions}`,
  where: status === "completed" ? sql`status <> 'active'` : sql`TRUE`,
});

/** Where completed sessions are read from when they are gathered; the table has the active ones as well. */
export function gatherPart(from: Gather, { range, status, filter }: PartScope): ListPart {
  const { websiteId } = range;
  switch (from) {
    case "time":
      return table(status);
    case "facet":
      return {
        from: sql`${facets} CROSS JOIN ${sessions} INDEXED BY sessions_by_facet`,
        where: sql`${facetOf(websiteId, filter)} AND ${completed} AND ${sessions.websiteId} = ${facets.websiteId}
          AND ${sessions.country} = ${facets.country} AND ${sessions.deviceType} = ${facets.deviceType}
          AND ${sessions.browser} = ${facets.browser} AND ${sessions.os} = ${facets.os}`,
      };
    case "duration":
      return indexed("sessions_by_duration", completed);
    case "errors":
      return indexed(sparse.errors.index, sql`${completed} AND ${sparse.errors.has}`);
    case "struggles":
      return indexed(sparse.frustration.index, sql`${completed} AND ${sparse.frustration.has}`);
    case "path":
      return indexed("sessions_by_path", completed);
    case "mark":
      return markPart(range, filter);
  }
}

/** Those that have the first of the marks; the filter itself asks for the others. */
function markPart({ websiteId, fromMs, toMs }: SessionRange, filter: SessionFilter): ListPart {
  const [kind, value] = wantedMarks(filter)[0] ?? ["tag", ""];
  return {
    from: sql`(SELECT made_at AS marked_made_at, session_id AS marked_id FROM ${sessionMarks}
      WHERE website_id = ${websiteId} AND kind = ${kind} AND value = ${value}
        AND made_at BETWEEN ${fromMs} AND ${toMs}) AS marked CROSS JOIN ${sessions}`,
    where: sql`${completed} AND ${sessions.websiteId} = ${websiteId}
      AND ${sessions.madeAtMs} = marked_made_at AND ${sessions.sessionId} = marked_id`,
  };
}

/** What has to be read, in any order: each session that is asked for stands in one of the parts. */
export function partsOf(query: PartQuery): ListPart[] {
  const { route, status } = query;
  if (route.kind === "visitor") {
    return [indexed("sessions_by_visitor", status === "all" ? sql`TRUE` : sql`status = ${status}`)];
  }
  if (route.kind === "contact") {
    const named = sql`contact_id IS NOT NULL AND ${status === "all" ? sql`TRUE` : sql`status = ${status}`}`;
    return [indexed("sessions_by_contact", named)];
  }
  if (status === "active") return [active];
  if (route.kind === "gather") {
    const part = gatherPart(route.from, query);
    return status === "completed" || route.from === "time" ? [part] : [part, active];
  }
  return walkParts(query);
}

function walkParts({ status, filter, sort }: PartQuery): ListPart[] {
  const live = status === "all" ? [active] : [];
  switch (sort) {
    case "recent":
      return [table(status)];
    case "longest":
      return [indexed("sessions_by_duration", completed), ...live];
    case "errors":
      return walkSparse(sparse.errors, status, filter.hasErrors, live);
    case "frustration":
      return walkSparse(sparse.frustration, status, filter.hasFrustration, live);
  }
}

/** @param wants whether the filter asks for those that have any, or none; undefined for both */
function walkSparse(
  { index, has, none }: (typeof sparse)[keyof typeof sparse],
  status: RouteQuery["status"],
  wants: boolean | undefined,
  live: readonly ListPart[],
): ListPart[] {
  const some = [indexed(index, sql`${completed} AND ${has}`), ...live];
  const { from, where } = table(status);
  const others = { from, where: sql`${where} AND ${none}` };
  if (wants === true) return some;
  if (wants === false) return [others];
  return [...some.map((part) => ({ ...part, where: sql`${part.where} AND ${has}` })), others];
}
