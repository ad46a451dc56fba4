import { queryOptions } from "@tanstack/react-query";
import { type NewNote, type Note, type NoteChange, note, noteList } from "../../../protocol/api-notes.ts";
import { deleteJson, getJson, postForJson, sendForJson } from "./client.ts";

const pathOf = (sessionId: string) => `/replay/${encodeURIComponent(sessionId)}/notes`;

/** What members have written on a session, in the order of their moments. */
export const notesQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["notes", sessionId],
    queryFn: ({ signal }) => getJson(pathOf(sessionId), noteList, signal),
  });

export const writeNote = (sessionId: string, given: NewNote): Promise<Note> =>
  postForJson(pathOf(sessionId), given, note);
export const changeNote = (sessionId: string, noteId: string, change: NoteChange): Promise<Note> =>
  sendForJson("PATCH", `${pathOf(sessionId)}/${encodeURIComponent(noteId)}`, change, note);
export const removeNote = (sessionId: string, noteId: string): Promise<void> =>
  deleteJson(`${pathOf(sessionId)}/${encodeURIComponent(noteId)}`);
