import type { Note } from "../../../protocol/api-notes.ts";
import type { NoteRow } from "../../catalog/notes.ts";
import { isoTime } from "./iso-time.ts";

/** As the API tells it. */
export const noteOfRow = (row: NoteRow): Note => ({
  noteId: row.noteId,
  atMs: row.atMs,
  text: row.text,
  mentions: row.mentions,
  author: { personId: row.authorId, name: row.authorName },
  createdAt: isoTime(row.createdAtMs),
  editedAt: row.editedAtMs === null ? null : isoTime(row.editedAtMs),
});
