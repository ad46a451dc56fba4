import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { maxNoteChars } from "../../../protocol/limits.ts";
import { membersQuery } from "../api/organisation.ts";
import { Button } from "../design/button.tsx";
import { inputClass } from "../design/field.tsx";
import { membersMeant, mentionsIn, withMention } from "./mentions.ts";

export interface Written {
  text: string;
  /** Ids of members. */
  mentions: string[];
}

interface NoteFormProps {
  label: string;
  /** What stands in it at first. */
  text: string;
  action: string;
  onWrite: (written: Written) => void;
}

/** A text in which `@` names members. Ctrl-Enter or ⌘-Enter does what the button does. */
export function NoteForm({ label, text: first, action, onWrite }: NoteFormProps) {
  const [text, setText] = useState(first);
  const { data } = useQuery(membersQuery);
  const members = data?.members ?? [];
  const write = () => {
    const trimmed = text.trim();
    if (trimmed === "") return;
    onWrite({ text: trimmed, mentions: mentionsIn(trimmed, members) });
    setText("");
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <textarea
        aria-label={label}
        placeholder={`${label}… @ names a member`}
        rows={2}
        maxLength={maxNoteChars}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) write();
        }}
        className={`${inputClass} resize-none py-1.5`}
      />
      {membersMeant(text, members).length > 0 && (
        <ul aria-label="Members" className="flex flex-wrap gap-1">
          {membersMeant(text, members).map((member) => (
            <li key={member.personId}>
              <Button className="h-6 px-1.5" onClick={() => setText(withMention(text, member))}>
                @{member.name || member.email}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button type="submit" className="self-end" disabled={text.trim() === ""}>
        {action}
      </Button>
    </form>
  );
}
