import { and, between, eq, gt, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import type { StruggleKind } from "../../protocol/signals/signal.ts";
import { matchesVisit, type VisitFilter } from "./list-visit-filter.ts";
import { facets, type SessionRow, sessions } from "./schema.ts";
import { signalBit } from "./signal-bits.ts";

export interface SessionRange {
  websiteId: WebsiteId;
  /** Of the start in a session's id, server time. Both ends belong to the range. */
  fromMs: number;
  toMs: number;
}

/** What a list is narrowed to, besides its range and status. */
export interface SessionFilter extends VisitFilter {
  visitorId?: string | undefined;
  country?: string | undefined;
  deviceType?: SessionRow["deviceType"] | undefined;
  browser?: string | undefined;
  os?: string | undefined;
  hasErrors?: boolean | undefined;
  hasFrustration?: boolean | undefined;
  /** With a signal of the kind. */
  signal?: StruggleKind | undefined;
  minDurationMs?: number | undefined;
  maxDurationMs?: number | undefined;
  /** Beginning of the first page's path. */
  pathPrefix?: string | undefined;
}

export const isFiltered = (filter: SessionFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

export const inRange = ({ websiteId, fromMs, toMs }: SessionRange): SQL | undefined =>
  and(eq(sessions.websiteId, websiteId), between(sessions.madeAtMs, fromMs, toMs));

/** Which of the website's facets the filter leaves. */
export function facetOf(websiteId: WebsiteId, filter: SessionFilter): SQL | undefined {
  const { country, deviceType, browser, os } = filter;
  return and(
    eq(facets.websiteId, websiteId),
    country === undefined ? undefined : eq(facets.country, country),
    deviceType === undefined ? undefined : eq(facets.deviceType, deviceType),
    browser === undefined ? undefined : eq(facets.browser, browser),
    os === undefined ? undefined : eq(facets.os, os),
  );
}

export function matches(filter: SessionFilter): SQL | undefined {
  const { visitorId, country, deviceType, browser, os, hasErrors, hasFrustration } = filter;
  return and(
    visitorId === undefined ? undefined : eq(sessions.visitorId, visitorId),
    country === undefined ? undefined : eq(sessions.country, country),
    deviceType === undefined ? undefined : eq(sessions.deviceType, deviceType),
    browser === undefined ? undefined : eq(sessions.browser, browser),
    os === undefined ? undefined : eq(sessions.os, os),
    isAny(sessions.errorCount, hasErrors),
    isAny(sessions.frustration, hasFrustration),
    withSignal(filter),
    isAsLong(filter),
    beginsWith(filter),
    matchesVisit(filter),
  );
}

const isAny = (column: typeof sessions.errorCount | typeof sessions.frustration, has: boolean | undefined) =>
  has === undefined ? undefined : has ? gt(column, 0) : eq(column, 0);

export const withSignal = ({ signal }: SessionFilter): SQL | undefined =>
  signal === undefined ? undefined : sql`(${sessions.signalBits} & ${signalBit(signal)}) > 0`;

export const isAsLong = ({ minDurationMs, maxDurationMs }: SessionFilter): SQL | undefined =>
  and(
    minDurationMs === undefined ? undefined : gte(sessions.durationMs, minDurationMs),
    maxDurationMs === undefined ? undefined : lte(sessions.durationMs, maxDurationMs),
  );

/** As a range, since LIKE uses no index here. No text of a URL's path goes beyond the last character. */
export const beginsWith = ({ pathPrefix }: SessionFilter): SQL | undefined =>
  pathPrefix === undefined
    ? undefined
    : and(gte(sessions.initialPath, pathPrefix), lt(sessions.initialPath, `${pathPrefix}\u{10ffff}`));
