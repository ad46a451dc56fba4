import { createFactory } from "hono/factory";
import { type SessionList, sessionListQuery } from "../../protocol/api.ts";
import { AppError } from "../app-error.ts";
import { readCursor, writeCursor } from "../catalog/list-cursor.ts";
import { listSessions } from "../catalog/list-sessions.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { sessionOfRow } from "../catalog/session-of-row.ts";
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
    const { rows, next, totals, matching } = await listSessions(catalog, range, {
      status,
      sort,
      filter: await sessionFilter(catalog, websiteId, asked),
      after,
      maxRows: limit,
    });
    const nextCursor = next && writeCursor(next);
    const list: SessionList = { sessions: rows.map(sessionOfRow), nextCursor, totals, matching };
    return c.json(list);
  },
);
