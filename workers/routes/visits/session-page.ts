import type { Session } from "../../../protocol/api.ts";
import type { WebsiteId } from "../../../protocol/ids.ts";
import { sessionIdMaxAheadMs } from "../../../protocol/limits.ts";
import { AppError } from "../../app-error.ts";
import { readCursor, writeCursor } from "../../catalog/list-cursor.ts";
import type { SessionFilter } from "../../catalog/list-filter.ts";
import { listSessions } from "../../catalog/list-sessions.ts";
import type { Catalog } from "../../catalog/open-catalog.ts";
import { sessionOfRow } from "../../catalog/session-of-row.ts";

/** All that is kept of somebody, page by page, the newest first. */
export async function sessionsOf(
  catalog: Catalog,
  websiteId: WebsiteId,
  filter: Pick<SessionFilter, "visitorId" | "contactIds">,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  nowMs: number,
): Promise<{ sessions: Session[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after?.sort !== "recent")
    throw new AppError("cursor_invalid", "The cursor is not one of ours, or of another list.");
  const range = { websiteId, fromMs: 0, toMs: nowMs + sessionIdMaxAheadMs };
  const page = { status: "all", sort: "recent", filter, after, maxRows: limit } as const;
  const { rows, next } = await listSessions(catalog, range, page);
  return { sessions: rows.map(sessionOfRow), nextCursor: next && writeCursor(next) };
}
