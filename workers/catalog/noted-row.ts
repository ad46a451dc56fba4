import { getTableColumns, sql } from "drizzle-orm";
import { type SessionRow, sessions } from "./schema.ts";
import { notes } from "./visit-schema.ts";

/** A session's row, and how many notes members have written on it. */
export interface NotedRow extends SessionRow {
  noteCount: number;
}

export const notedColumns = {
  ...getTableColumns(sessions),
  noteCount: sql<number>`(SELECT count(*) FROM ${notes} WHERE ${notes.websiteId} = ${sessions.websiteId}
    AND ${notes.madeAtMs} = ${sessions.madeAtMs} AND ${notes.sessionId} = ${sessions.sessionId})`.as(
    "note_count",
  ),
};
