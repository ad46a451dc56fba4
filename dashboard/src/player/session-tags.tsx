import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useId, useState } from "react";
import type { Session } from "../../../protocol/api.ts";
import { replayQuery } from "../api/replay.ts";
import { setTag, tagsQuery } from "../api/tags.ts";
import { useChange } from "../api/use-change.ts";

interface SessionTagsProps {
  session: Session;
  mayWrite: boolean;
}

interface TagAsk {
  tag: string;
  isOn: boolean;
}

/** Words to find the visit by, the page's own among them. */
export function SessionTags({ session, mayWrite }: SessionTagsProps) {
  const { sessionId, websiteId, tags } = session;
  const [typed, setTyped] = useState("");
  const known = useQuery({ ...tagsQuery(websiteId), enabled: mayWrite });
  const listId = useId();
  const change = useChange({
    query: replayQuery(sessionId),
    send: ({ tag, isOn }: TagAsk) => setTag(sessionId, tag, isOn),
    expect: (replay, { tag, isOn }) => ({
      ...replay,
      session: {
        ...replay.session,
        tags: isOn
          ? [...new Set([...replay.session.tags, tag])].sort()
          : replay.session.tags.filter((one) => one !== tag),
      },
    }),
    failed: "The tag was not changed",
  });
  if (!mayWrite && tags.length === 0) return null;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-3 py-2">
      {tags.map((tag) => (
        <span key={tag} className="inline-flex h-6 max-w-full items-center rounded-md border border-line">
          <span className="truncate px-1.5">{tag}</span>
          {mayWrite && (
            <button
              type="button"
              aria-label={`Take off the tag “${tag}”`}
              className="inline-flex h-full items-center rounded-r-md px-1 text-muted hover:bg-hover hover:text-ink"
              onClick={() => change.mutate({ tag, isOn: false })}
            >
              <X className="size-3" aria-hidden="true" />
            </button>
          )}
        </span>
      ))}
      {mayWrite && (
        <form
          className="min-w-24 flex-1"
          onSubmit={(event) => {
            event.preventDefault();
            const tag = typed.trim();
            if (tag !== "") change.mutate({ tag, isOn: true });
            setTyped("");
          }}
        >
          <input
            aria-label="Add a tag"
            placeholder="Add a tag…"
            list={listId}
            maxLength={100}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            className="h-6 w-full rounded-[4px] bg-transparent px-1 -outline-offset-2 placeholder:text-muted max-md:text-[16px]"
          />
          <datalist id={listId}>
            {known.data?.tags.map(({ tag }) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </form>
      )}
    </div>
  );
}
