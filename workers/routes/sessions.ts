import { createFactory } from "hono/factory";
import { type SessionList, sessionListQuery } from "../../protocol/api.ts";
import { listMaxCounted } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import { readCursor, writeCursor } from "../catalog/list-cursor.ts";
import { listSessions } from "../catalog/list-sessions.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { sessionOfRow } from "../catalog/session-of-row.ts";
import { sortValue } from "../catalog/session-sort.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";
import { valid } from "./valid.ts";
import { rangeOf } from "./visits/range-of.ts";
import { sessionFilter } from "./visits/session-filter.ts";

/** A page of a website's sessions. */
export const getSessions = createFactory<WebsiteEnv>().createHandlers(
  valid("query", sessionListQuery),
  async (c) => {
    const { cursor, status, sort, limit, from, to, ...asked } = c.req.valid("query");
    const nowMs = Date.now();
    const { websiteId } = c.var;
    const range = rangeOf(websiteId, { from, to }, nowMs);
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && after?.sort !== sort) {
      throw new AppError("cursor_invalid", "The cursor is not one of ours, or of another sort.");
    }

    const catalog = await openCatalog(c.env, websiteId, nowMs);
    const { rows, hasMore, totals, matching } = await listSessions(catalog, range, {
      status,
      sort,
      filter: await sessionFilter(catalog, websiteId, asked),
      after,
      maxRows: limit,
    });
    const last = rows.at(-1);
    const list: SessionList = {
      sessions: rows.map(sessionOfRow),
      nextCursor:
        hasMore && last !== undefined
          ? writeCursor({ sort, value: sortValue(sort, last), sessionId: last.sessionId })
          : null,
      totals,
      matching:
        matching === null
          ? null
          : { count: Math.min(matching, listMaxCounted), hasMore: matching > listMaxCounted },
    };
    return c.json(list);
  },
);
