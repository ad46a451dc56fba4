import { createFactory } from "hono/factory";
import {
  type ErrorDetail,
  type ErrorGroup,
  type ErrorList,
  type ErrorSessions,
  errorChange,
  errorDetailQuery,
  errorListQuery,
  errorSessionsQuery,
} from "../../../protocol/api-errors.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { AppError } from "../../app-error.ts";
import { writeKeyCursor } from "../../catalog/key-cursor.ts";
import {
  daysOfErrors,
  type ErrorDay,
  type ErrorGroupRow,
  errorSortValue,
  findError,
  listErrors,
  settleError,
} from "../../catalog/list-errors.ts";
import { markedSessions, traitsOfMarked } from "../../catalog/marked-sessions.ts";
import type { NotedRow } from "../../catalog/noted-row.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { sessionOfRow } from "../../catalog/session-of-row.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";
import { cursorOf, sessionCursorOf } from "./cursor-of.ts";
import { isoTime } from "./iso-time.ts";
import { rangeOf } from "./range-of.ts";
import { sharesOf } from "./shares-of.ts";

const factory = createFactory<WebsiteEnv>();
const noSuchError = () => new AppError("not_found", "There is no such error.");

/** What broke, in groups. */
export const getErrors = factory.createHandlers(valid("query", errorListQuery), async (c) => {
  const { from, to, cursor, limit, sort, search, status } = c.req.valid("query");
  const nowMs = Date.now();
  const { websiteId } = c.var;
  const range = rangeOf(websiteId, { from, to }, nowMs);
  const after = cursorOf(cursor, sort);
  const catalog = await openCatalog(c.env, websiteId, nowMs);
  const rows = await listErrors(catalog, range, { search, status, sort, after, maxRows: limit + 1 });
  const page = rows.slice(0, limit);
  const days = await daysOfErrors(
    catalog,
    range,
    page.map(({ fingerprint }) => fingerprint),
  );
  const last = page.at(-1);
  const list: ErrorList = {
    errors: page.map((row) => groupOfRow(row, days)),
    nextCursor:
      rows.length > limit && last !== undefined
        ? writeKeyCursor({ sort, value: errorSortValue(sort, last), key: last.fingerprint })
        : null,
  };
  return c.json(list);
});

/** One of them, with what its sessions have in common. */
export const getError = factory.createHandlers(valid("query", errorDetailQuery), async (c) => {
  const nowMs = Date.now();
  const { websiteId } = c.var;
  const fingerprint = c.req.param("fingerprint") ?? "";
  const range = rangeOf(websiteId, c.req.valid("query"), nowMs);
  const catalog = await openCatalog(c.env, websiteId, nowMs);
  const row = await findError(catalog, range, fingerprint);
  if (row === null) throw noSuchError();
  const [days, traits] = await Promise.all([
    daysOfErrors(catalog, range, [fingerprint]),
    traitsOfMarked(catalog, websiteId, ["error", fingerprint]),
  ]);
  const detail: ErrorDetail = {
    ...groupOfRow(row, days),
    stack: row.stack,
    releases: sharesOf(traits.map(({ release }) => release)),
    browsers: sharesOf(traits.map(({ browser }) => browser)),
  };
  return c.json(detail);
});

/** The sessions that had it, each with the moment to open. */
export const getErrorSessions = factory.createHandlers(valid("query", errorSessionsQuery), async (c) => {
  const { cursor, limit } = c.req.valid("query");
  const { websiteId } = c.var;
  const fingerprint = c.req.param("fingerprint") ?? "";
  const after = sessionCursorOf(cursor, "recent");
  const catalog = await openCatalog(c.env, websiteId, Date.now());
  const rows = await markedSessions(catalog, websiteId, ["error", fingerprint], after, limit + 1);
  if (rows.length === 0 && after === null) throw noSuchError();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const list: ErrorSessions = {
    sessions: page.flatMap((row) => momentOf(row, fingerprint)),
    nextCursor:
      rows.length > limit && last !== undefined
        ? writeKeyCursor({ sort: "recent", value: last.madeAtMs, key: last.sessionId })
        : null,
  };
  return c.json(list);
});

/** A member's word: done with, of no interest, or open again. */
export const patchError = factory.createHandlers(valid("json", errorChange), async (c) => {
  const { websiteId } = c.var;
  const catalog = await openCatalog(c.env, websiteId);
  const { status } = c.req.valid("json");
  if (!(await settleError(catalog, websiteId, c.req.param("fingerprint") ?? "", status, Date.now())))
    throw noSuchError();
  return c.body(null, 204);
});

const groupOfRow = (row: ErrorGroupRow, days: readonly ErrorDay[]): ErrorGroup => ({
  fingerprint: row.fingerprint,
  type: row.type,
  message: row.message,
  place: row.place,
  status: row.status,
  firstSeenAt: isoTime(row.firstSeenAtMs),
  lastSeenAt: isoTime(row.lastSeenAtMs),
  count: row.count,
  sessions: row.sessions,
  days: days
    .filter(({ fingerprint }) => fingerprint === row.fingerprint)
    .map(({ day, sessions }) => ({ day: isoTime(day * dayMs).slice(0, 10), sessions })),
});

function momentOf(row: NotedRow, fingerprint: string): ErrorSessions["sessions"] {
  const error = row.errors.find((one) => one.fingerprint === fingerprint);
  if (error === undefined) return [];
  const { atMs, tabId, count, message } = error;
  return [{ session: sessionOfRow(row), atMs: Math.max(0, atMs - row.startedAtMs), tabId, count, message }];
}
