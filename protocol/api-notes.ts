import * as z from "zod";
import { maxNoteChars } from "./limits.ts";

/** What members write at a moment of a session, as schemas; see `api.ts`. */

const text = z.string().trim().min(1).max(maxNoteChars);
const mentions = z
  .array(z.string().max(60))
  .max(20)
  .describe(
    "Members' ids (`GET /api/members`). Who is named for the first time is mailed a link to the moment.",
  );

export const newNote = z.object({
  atMs: z.int().min(0).max(90_000_000).describe("Of the session: ms since `startedAt`."),
  text,
  mentions: mentions.default([]),
});
export type NewNote = z.input<typeof newNote>;

/** What is absent stays as it is. */
export const noteChange = z.object({ atMs: newNote.shape.atMs, text, mentions }).partial();
export type NoteChange = z.infer<typeof noteChange>;

export const note = z.object({
  noteId: z.string(),
  atMs: z.int().describe("Of the session: ms since `startedAt`."),
  text: z.string(),
  mentions: z.array(z.string()),
  author: z.object({
    personId: z.string().nullable().describe("Null when an API key wrote it."),
    name: z.string(),
  }),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
});
export type Note = z.infer<typeof note>;

export const noteList = z.object({
  notes: z.array(note).describe("In the order of their moments."),
});
export type NoteList = z.infer<typeof noteList>;
