import { type Column, type SQL, sql } from "drizzle-orm";
import type { FacetsQuery } from "../../protocol/api-facets.ts";
import { listMaxCounted, maxSampledSessions } from "../../protocol/limits.ts";
import type { MarkKind } from "../../protocol/visit/visit-facts.ts";
import { hasIn } from "./has-in.ts";
import { inRange, type SessionRange } from "./list-filter.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { sessionMarks } from "./visit-schema.ts";

/** What sessions may be filtered by, and how many have it. */
export interface CountedValue {
  value: string;
  sessions: number;
}

/** Distinct values that are looked at, in order; a website has tens to hundreds. */
const maxDistinct = 1_000;

/**
 * Values of a kind of mark, in order. SQLite jumps from one to the next, so what is read is a row for each and those
 * that are counted, up to `listMaxCounted` of each, however many sessions there are.
 * @param search in the value; empty for all
 */
export async function countedMarks(
  catalog: Catalog,
  { websiteId, fromMs, toMs }: SessionRange,
  kind: MarkKind,
  search: string,
  maxValues: number,
): Promise<CountedValue[]> {
  const ofKind = sql`website_id = ${websiteId} AND kind = ${kind}`;
  return await catalog.all<CountedValue>(sql`
    WITH RECURSIVE one(value) AS (
      SELECT min(value) FROM ${sessionMarks} WHERE ${ofKind}
      UNION ALL
      SELECT (SELECT min(value) FROM ${sessionMarks} WHERE ${ofKind} AND value > one.value)
      FROM one WHERE one.value IS NOT NULL LIMIT ${maxDistinct}
    ), counted AS (
      SELECT value, (SELECT count(*) FROM (
        SELECT 1 FROM ${sessionMarks} AS mark WHERE ${ofKind} AND mark.value = one.value
          AND mark.made_at BETWEEN ${fromMs} AND ${toMs} LIMIT ${listMaxCounted})) AS sessions
      FROM one WHERE value IS NOT NULL AND ${search === "" ? sql`TRUE` : hasIn(sql`value`, search)}
    )
    SELECT value, sessions FROM counted WHERE sessions > 0 LIMIT ${maxValues}`);
}

/** What is read of a session's row. Of the referrer its host, without the scheme and what stands behind. */
const columnOf = {
  browser: sessions.browser,
  os: sessions.os,
  country: sessions.country,
  deviceType: sessions.deviceType,
  path: sessions.initialPath,
  referrerHost: sql`CASE instr(referrer, '://') WHEN 0 THEN ''
    ELSE lower(substr(substr(referrer, instr(referrer, '://') + 3), 1, instr(substr(referrer, instr(referrer, '://') + 3) || '/', '/') - 1)) END`,
} as const;
type ColumnFacet = keyof typeof columnOf | "page";

export const isColumnFacet = (of: FacetsQuery["of"]): of is ColumnFacet =>
  of === "page" || Object.hasOwn(columnOf, of);

/** Values of the newest sessions of a range, the most frequent first; see `countedMarks` for `search`. */
export async function countedColumn(
  catalog: Catalog,
  range: SessionRange,
  of: ColumnFacet,
  search: string,
  maxValues: number,
): Promise<CountedValue[]> {
  const newest = (column: SQL | Column): SQL =>
    sql`SELECT ${column} AS value FROM ${sessions} WHERE ${inRange(range)}
      ORDER BY made_at DESC LIMIT ${maxSampledSessions}`;
  const values =
    of === "page"
      ? sql`SELECT page.value ->> 'path' AS value FROM (${newest(sql`pages`)}) AS seen, json_each(seen.value) AS page`
      : newest(columnOf[of]);
  return await catalog.all<CountedValue>(sql`
    SELECT value, count(*) AS sessions FROM (${values})
    WHERE value <> '' AND ${search === "" ? sql`TRUE` : hasIn(sql`value`, search)}
    GROUP BY value ORDER BY sessions DESC, value LIMIT ${maxValues}`);
}
