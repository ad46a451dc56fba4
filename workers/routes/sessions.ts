import { createFactory } from "hono/factory";
import { type SessionList, sessionListQuery } from "../../protocol/api.ts";
import { AppError } from "../app-error.ts";
import { readCursor, writeCursor } from "../catalog/list-cursor.ts";
import { listSessions } from "../catalog/list-sessions.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { sessionOfRow } from "../catalog/session-of-row.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";
import { listRange } from "./list-range.ts";
import { valid } from "./valid.ts";

/** A page of a website's sessions, newest first. */
export const getSessions = createFactory<WebsiteEnv>().createHandlers(
  valid("query", sessionListQuery),
  async (c) => {
    const query = c.req.valid("query");
    const nowMs = Date.now();
    const range = listRange(query, nowMs);
    if (range.kind === "refused") throw new AppError("bad_request", range.message);
    const after = query.cursor === undefined ? null : readCursor(query.cursor);
    if (query.cursor !== undefined && after === null) {
      throw new AppError("cursor_invalid", "The cursor is not one of ours.");
    }

    const { websiteId } = c.var;
    const { rows, hasMore, totals } = await listSessions(
      await openCatalog(c.env, websiteId, nowMs),
      { websiteId, fromMs: range.fromMs, toMs: range.toMs },
      { status: query.status, after, maxRows: query.limit },
    );
    const last = rows.at(-1);
    const list: SessionList = {
      sessions: rows.map(sessionOfRow),
      nextCursor: hasMore && last !== undefined ? writeCursor(last) : null,
      totals,
    };
    return c.json(list);
  },
);
