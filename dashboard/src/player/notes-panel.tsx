import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Session } from "../../../protocol/api.ts";
import type { Note } from "../../../protocol/api-notes.ts";
import { meQuery } from "../api/account.ts";
import { changeNote, notesQuery, removeNote, writeNote } from "../api/notes.ts";
import { useChange } from "../api/use-change.ts";
import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { formatMoment, formatRelative } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";
import { NoteForm, type Written } from "./note-form.tsx";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { SeekRow } from "./seek-row.tsx";
import { SessionTags } from "./session-tags.tsx";

interface NotesPanelProps {
  session: Session;
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

/** What members say of the visit: its tags, and notes at moments of it. */
export function NotesPanel({ session, store, onSeek }: NotesPanelProps) {
  const { sessionId } = session;
  const mayWrite = useMay("write");
  const notes = useQuery(notesQuery(sessionId));
  const queries = useQueryClient();
  const renewList = () => void queries.invalidateQueries({ queryKey: ["sessions"] });
  const write = useChange({
    query: notesQuery(sessionId),
    send: (given: Written & { atMs: number }) => writeNote(sessionId, given),
    failed: "The note was not written",
    onDone: renewList,
  });
  const remove = useChange({
    query: notesQuery(sessionId),
    send: (noteId: string) => removeNote(sessionId, noteId),
    expect: (kept, noteId) => ({ notes: kept.notes.filter((one) => one.noteId !== noteId) }),
    failed: "The note was not removed",
    onDone: renewList,
  });
  const list = notes.data?.notes ?? [];
  return (
    // All of it scrolls: on a phone tags and form leave the notes no height of their own.
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <SessionTags session={session} mayWrite={mayWrite} />
      <div className="flex-1">
        {notes.error && (
          <p role="alert" className="border-b border-line bg-sunken px-3 py-2">
            The notes could not be read: {notes.error.message}
          </p>
        )}
        {notes.data && list.length === 0 && (
          <p className="px-3 py-4 text-muted">
            No notes yet. {mayWrite ? "Write one at the moment where the playhead stands." : ""}
          </p>
        )}
        <ol aria-label="Notes">
          {list.map((note) => (
            <li key={note.noteId}>
              <NoteRow
                sessionId={sessionId}
                note={note}
                store={store}
                onSeek={onSeek}
                onRemove={() => remove.mutate(note.noteId)}
              />
            </li>
          ))}
        </ol>
      </div>
      {mayWrite && (
        <div className="sticky bottom-0 shrink-0 border-t border-line bg-surface p-3">
          <NoteForm
            label="Note at this moment"
            text=""
            action="Write the note"
            onWrite={(written) => write.mutate({ ...written, atMs: Math.round(store.get().tMs) })}
          />
        </div>
      )}
    </div>
  );
}

interface NoteRowProps {
  sessionId: string;
  note: Note;
  store: PlayerStore;
  onSeek: (tMs: number) => void;
  onRemove: () => void;
}

/** As near counts as where the playhead stands. */
const nearMs = 1_500;

function NoteRow({ sessionId, note, store, onSeek, onRemove }: NoteRowProps) {
  const { data: me } = useQuery(meQuery);
  const now = useNow(30_000);
  const [isEdited, setIsEdited] = useState(false);
  const isCurrent = usePlayerState(store, ({ tMs }) => Math.abs(tMs - note.atMs) < nearMs);
  const isOwn = me?.personId != null && me.personId === note.author.personId;
  const mayRemove = isOwn || (me?.scopes.includes("admin") ?? false);
  const change = useChange({
    query: notesQuery(sessionId),
    send: (written: Written) => changeNote(sessionId, note.noteId, written),
    failed: "The note was not changed",
  });
  const written = new Date(note.createdAt);
  return (
    <SeekRow
      tMs={note.atMs}
      isCurrent={isCurrent}
      onSeek={onSeek}
      more={
        <div className="pl-13">
          {isEdited ? (
            <NoteForm
              label="The note"
              text={note.text}
              action="Keep"
              onWrite={(next) => {
                setIsEdited(false);
                change.mutate(next);
              }}
            />
          ) : (
            <p className="whitespace-pre-wrap break-words">{note.text}</p>
          )}
          <p className="mt-1 flex gap-2">
            {isOwn && (
              <Button look="quiet" className="h-6 px-1.5 -ml-1.5" onClick={() => setIsEdited(!isEdited)}>
                {isEdited ? "Leave it" : "Edit"}
              </Button>
            )}
            {mayRemove && !isEdited && (
              <Button look="quiet" className="h-6 px-1.5" onClick={onRemove}>
                Remove
              </Button>
            )}
          </p>
        </div>
      }
    >
      <span className="min-w-0 truncate font-medium">{note.author.name}</span>
      <time
        className="ml-auto shrink-0 text-small text-muted"
        dateTime={note.createdAt}
        title={formatMoment(written)}
      >
        {formatRelative(written, now)}
        {note.editedAt !== null && ", edited"}
      </time>
    </SeekRow>
  );
}
