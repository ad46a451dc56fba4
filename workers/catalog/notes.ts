import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { maxNotesPerSession } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { isSession, madeAt } from "./session-key.ts";
import { notes } from "./visit-schema.ts";

export type NoteRow = typeof notes.$inferSelect;

/** In the order of their moments. */
export const listNotes = (catalog: Catalog, address: SessionAddress): Promise<NoteRow[]> =>
  catalog
    .select()
    .from(notes)
    .where(isOf(address))
    .orderBy(asc(notes.atMs), asc(notes.createdAtMs), asc(notes.noteId))
    .limit(maxNotesPerSession)
    .all();

export async function findNote(
  catalog: Catalog,
  address: SessionAddress,
  noteId: string,
): Promise<NoteRow | null> {
  return (await catalog.select().from(notes).where(isNote(address, noteId)).get()) ?? null;
}

/** @returns false when the session has as many notes as it may, or was erased in this moment */
export async function addNote(catalog: Catalog, row: NoteRow): Promise<boolean> {
  const isThere = sql`EXISTS (SELECT 1 FROM ${sessions} WHERE ${isSession(row)})`;
  const count = sql`(SELECT count(*) FROM ${notes} WHERE ${isOf(row)})`;
  const { websiteId, madeAtMs, sessionId, noteId, atMs, text, authorId, authorName, mentions, createdAtMs } =
    row;
  const { meta } = await catalog
    .insert(notes)
    .select(
      sql`SELECT ${websiteId}, ${madeAtMs}, ${sessionId}, ${noteId}, ${atMs}, ${text}, ${authorId}, ${authorName},
        ${JSON.stringify(mentions)}, ${createdAtMs}, ${row.editedAtMs} WHERE ${isThere} AND ${count} < ${maxNotesPerSession}`,
    )
    .run();
  return meta.changes > 0;
}

export async function changeNote(
  catalog: Catalog,
  address: SessionAddress,
  noteId: string,
  change: Partial<Pick<NoteRow, "atMs" | "text" | "mentions">> & { editedAtMs: number },
): Promise<void> {
  await catalog.update(notes).set(change).where(isNote(address, noteId)).run();
}

export async function deleteNote(catalog: Catalog, address: SessionAddress, noteId: string): Promise<void> {
  await catalog.delete(notes).where(isNote(address, noteId)).run();
}

const isOf = ({ websiteId, sessionId }: SessionAddress): SQL | undefined =>
  and(eq(notes.websiteId, websiteId), eq(notes.madeAtMs, madeAt(sessionId)), eq(notes.sessionId, sessionId));

const isNote = (address: SessionAddress, noteId: string): SQL | undefined =>
  and(isOf(address), eq(notes.noteId, noteId));
