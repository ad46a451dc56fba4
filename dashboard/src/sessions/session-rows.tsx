import { ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../design/button.tsx";
import { formatCounted } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";
import type { ListSearch } from "../url-state.ts";
import { sortOf } from "./list-choices.ts";
import { rowForKey } from "./list-keys.ts";
import type { SessionFeed } from "./session-feed.ts";
import { SessionRow } from "./session-row.tsx";

interface SessionRowsProps {
  feed: SessionFeed;
  search: ListSearch;
  isLoadingOlder: boolean;
  olderError: Error | null;
  onOlder: () => void;
  onHold: (isHeld: boolean) => void;
  onRelease: () => void;
}

export function SessionRows(props: SessionRowsProps) {
  const { feed, onHold, onOlder } = props;
  const list = useRef<HTMLDivElement>(null);
  const now = useNow(1_000);
  useRowKeys(list);
  useEffect(() => () => onHold(false), [onHold]);

  return (
    // A touch has no pointer that rests over a row: only a mouse holds the list.
    <div
      ref={list}
      onPointerEnter={(event) => event.pointerType === "mouse" && onHold(true)}
      onPointerLeave={() => onHold(false)}
      className="relative"
    >
      {feed.newCount > 0 && (
        <div className="pointer-events-none sticky top-2 z-10 flex h-0 justify-center">
          <Button className="pointer-events-auto shadow-float" onClick={props.onRelease}>
            <ArrowUp className="size-3.5" aria-hidden="true" />
            {formatCounted(feed.newCount, "new session")}
          </Button>
        </div>
      )}
      <ol aria-label={`Sessions, ${sortOf(props.search.sort).heading}`}>
        {feed.rows.map((session) => (
          <li key={session.sessionId}>
            <SessionRow session={session} search={props.search} now={now} />
          </li>
        ))}
      </ol>
      <Older
        hasMore={feed.olderCursor !== null}
        isLoading={props.isLoadingOlder}
        error={props.olderError}
        onOlder={onOlder}
      />
    </div>
  );
}

/** Loads the next page as the end of the list comes near. */
function Older(props: { hasMore: boolean; isLoading: boolean; error: Error | null; onOlder: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, isLoading, error, onOlder } = props;
  useEffect(() => {
    const element = end.current;
    if (!hasMore || isLoading || error || !element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onOlder();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, isLoading, error, onOlder]);

  if (!hasMore) return null;
  return (
    <div ref={end} className="flex h-16 items-center justify-center gap-3 text-muted" role="status">
      {error ? (
        <>
          {error.message} <Button onClick={onOlder}>Try again</Button>
        </>
      ) : (
        "Loading more sessions…"
      )}
    </div>
  );
}

/** J, K and the arrows move over the rows from wherever the focus is, except in a field or a menu. */
function useRowKeys(list: React.RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, select, [role=menu], [role=group]")) return;
      const rows = [...(list.current?.querySelectorAll("a[data-session]") ?? [])].filter(
        (row) => row instanceof HTMLElement,
      );
      const focused = document.activeElement;
      const index = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
      const next = rowForKey(event.key, index, rows.length);
      if (next === null) return;
      event.preventDefault();
      rows[next]?.focus();
      rows[next]?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [list]);
}
