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
import { listRange } from "./list-range.ts";
import { valid } from "./valid.ts";

/** A page of a website's sessions. */
export const getSessions = createFactory<WebsiteEnv>().createHandlers(
  valid("query", sessionListQuery),
  async (c) => {
    const { cursor, status, sort, path, limit, from, to, ...filter } = c.req.valid("query");
    const nowMs = Date.now();
    const range = listRange({ from, to }, nowMs);
    if (range.kind === "refused") throw new AppError("bad_request", range.message);
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && after?.sort !== sort) {
      throw new AppError("cursor_invalid", "The cursor is not one of ours, or of another sort.");
    }

    const { websiteId } = c.var;
    const { rows, hasMore, totals, matching } = await listSessions(
      await openCatalog(c.env, websiteId, nowMs),
      { websiteId, fromMs: range.fromMs, toMs: range.toMs },
      { status, sort, filter: { ...filter, pathPrefix: path }, after, maxRows: limit },
    );
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
