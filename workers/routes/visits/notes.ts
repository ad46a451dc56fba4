import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type NoteList, newNote, noteChange } from "../../../protocol/api-notes.ts";
import { sessionIdParts } from "../../../protocol/ids.ts";
import { maxNotesPerSession } from "../../../protocol/limits.ts";
import { AppError } from "../../app-error.ts";
import { randomId } from "../../auth/random-id.ts";
import { addNote, changeNote, deleteNote, findNote, listNotes, type NoteRow } from "../../catalog/notes.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import type { Caller } from "../../middleware/caller.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { valid } from "../valid.ts";
import { mailMentions, namedMembers } from "./mentions.ts";
import { noteOfRow } from "./note-of-row.ts";

type NoteContext = Context<SessionEnv, "/api/replay/:sessionId/notes/:noteId">;
const factory = createFactory<SessionEnv>();

export async function getNotes(c: Context<SessionEnv>): Promise<Response> {
  const { address } = c.var;
  const rows = await listNotes(await openCatalog(c.env, address.websiteId, Date.now()), address);
  return c.json({ notes: rows.map(noteOfRow) } satisfies NoteList);
}

/** Writes at a moment. Whom it names is mailed a link to it. */
export const postNote = factory.createHandlers(valid("json", newNote), async (c) => {
  const { address, caller } = c.var;
  const { atMs, text, mentions } = c.req.valid("json");
  const named = await namedMembers(c.env, caller.organisationId, mentions);
  const row: NoteRow = {
    ...address,
    madeAtMs: sessionIdParts(address.sessionId).startedAtMs,
    noteId: `not_${randomId()}`,
    ...{ atMs, text, mentions: named.map(({ personId }) => personId) },
    authorId: caller.login?.personId ?? null,
    authorName: authorName(caller),
    createdAtMs: Date.now(),
    editedAtMs: null,
  };
  if (!(await addNote(await openCatalog(c.env, address.websiteId), row)))
    throw new AppError("bad_request", `A session has at most ${maxNotesPerSession} notes.`);
  c.executionCtx.waitUntil(mailMentions(c.env, row, authorName(caller), named));
  return c.json(noteOfRow(row), 201);
});

/** Changes one's own; an admin's right is to change anybody's. */
export const patchNote = factory.createHandlers(valid("json", noteChange), async (c) => {
  const { address, caller } = c.var;
  const before = await ownNote(c, c.req.param("noteId") ?? "");
  const { atMs = before.atMs, text = before.text, mentions } = c.req.valid("json");
  const named = mentions && (await namedMembers(c.env, caller.organisationId, mentions));
  const after = {
    ...{ atMs, text, mentions: named?.map(({ personId }) => personId) ?? before.mentions },
    editedAtMs: Date.now(),
  };
  await changeNote(await openCatalog(c.env, address.websiteId), address, before.noteId, after);
  const row = { ...before, ...after };
  const fresh = named?.filter(({ personId }) => !before.mentions.includes(personId)) ?? [];
  c.executionCtx.waitUntil(mailMentions(c.env, row, authorName(caller), fresh));
  return c.json(noteOfRow(row));
});

export async function deleteNoteOf(c: NoteContext): Promise<Response> {
  const { noteId } = await ownNote(c, c.req.param("noteId"));
  const { address } = c.var;
  await deleteNote(await openCatalog(c.env, address.websiteId), address, noteId);
  return c.body(null, 204);
}

/** @throws AppError for a note that is not there, or another's */
async function ownNote(c: Context<SessionEnv>, noteId: string): Promise<NoteRow> {
  const { address, caller } = c.var;
  const row = await findNote(await openCatalog(c.env, address.websiteId), address, noteId);
  if (row === null) throw new AppError("not_found", "There is no such note.");
  const isOwn = row.authorId === (caller.login?.personId ?? null);
  if (!isOwn && !caller.scopes.includes("admin"))
    throw new AppError("forbidden", "Only an admin changes what another has written.");
  return row;
}

const authorName = ({ login }: Caller): string => (login === null ? "API key" : login.name);
