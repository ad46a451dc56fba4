import { getTableColumns, sql } from "drizzle-orm";
import { type SessionRow, sessions } from "./schema.ts";
import { notes } from "./visit-schema.ts";

/** A session's row, and how many notes members have written on it. */
export interface NotedRow extends SessionRow {
  noteCount: number;
}

export const notedColumns = {
  ...getTableColumns(sessions),
  // Spelled out: drizzle leaves the table's name away where it reads one table alone, and all notes would be counted.
  noteCount: sql<number>`(SELECT count(*) FROM ${notes} WHERE notes.website_id = sessions.website_id
    AND notes.made_at = sessions.made_at AND notes.session_id = sessions.session_id)`.as("note_count"),
};
