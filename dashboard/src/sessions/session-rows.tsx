import { Link } from "@tanstack/react-router";
import { ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Session } from "../../../protocol/api.ts";
import { Button } from "../design/button.tsx";
import { formatCounted, nameOf } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";
import { VirtualRows } from "../design/virtual-rows.tsx";
import type { ListSearch } from "../url-state.ts";
import { sortOf } from "./list-choices.ts";
import { Older } from "./older.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import type { SessionFeed } from "./session-feed.ts";
import { SessionGlance } from "./session-glance.tsx";
import { SessionRow } from "./session-row.tsx";
import { useRowKeys } from "./use-row-keys.ts";

interface SessionRowsProps {
  websiteId: string;
  feed: SessionFeed;
  search: ListSearch;
  isLoadingOlder: boolean;
  olderError: Error | null;
  onOlder: () => void;
  onHold: (isHeld: boolean) => void;
  onRelease: () => void;
}

const rowPx = 40;

export function SessionRows(props: SessionRowsProps) {
  const { feed, onHold, onOlder, search } = props;
  const list = useRef<HTMLDivElement>(null);
  const now = useNow(1_000);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const current = feed.rows.findIndex(({ sessionId }) => sessionId === currentId);
  const toggle = (sessionId: string) => setSelected((before) => toggled(before, sessionId));
  useRowKeys({
    count: feed.rows.length,
    current,
    onMove: (index) => setCurrentId(feed.rows[index]?.sessionId ?? null),
    onSelect: () => currentId !== null && toggle(currentId),
    onLeave: () => setSelected(new Set()),
  });
  useEffect(() => () => onHold(false), [onHold]);

  return (
    // A touch has no pointer that rests over a row: only a mouse holds the list.
    <div
      ref={list}
      onPointerEnter={(event) => event.pointerType === "mouse" && onHold(true)}
      onPointerLeave={() => onHold(false)}
      className="relative flex min-h-0 flex-1 flex-col"
    >
      {feed.newCount > 0 && (
        <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button className="pointer-events-auto shadow-float" onClick={props.onRelease}>
            <ArrowUp className="size-3.5" aria-hidden="true" />
            {formatCounted(feed.newCount, "new session")}
          </Button>
        </div>
      )}
      <VirtualRows
        rows={feed.rows}
        keyOf={sessionIdOf}
        rowPx={rowPx}
        label={`Sessions, ${sortOf(search.sort).heading}`}
        inView={current}
        after={
          <Older
            hasMore={feed.olderCursor !== null}
            isLoading={props.isLoadingOlder}
            error={props.olderError}
            onOlder={onOlder}
          />
        }
      >
        {(session) => (
          <SessionGlance session={session}>
            <div className={selected.has(session.sessionId) ? "group relative bg-sunken" : "group relative"}>
              <Check session={session} isChecked={selected.has(session.sessionId)} onToggle={toggle} />
              <SessionRow
                session={session}
                search={search}
                now={now}
                isCurrent={session.sessionId === currentId}
                onCurrent={setCurrentId}
              />
              <NameLink session={session} />
            </div>
          </SessionGlance>
        )}
      </VirtualRows>
      {selected.size > 0 && (
        <SelectionBar
          websiteId={props.websiteId}
          sessionIds={[...selected]}
          onDone={() => setSelected(new Set())}
        />
      )}
    </div>
  );
}

const sessionIdOf = ({ sessionId }: Session): string => sessionId;

function toggled(before: ReadonlySet<string>, sessionId: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(sessionId)) next.add(sessionId);
  return next;
}

function Check(props: { session: Session; isChecked: boolean; onToggle: (sessionId: string) => void }) {
  const { session, isChecked } = props;
  return (
    <input
      type="checkbox"
      aria-label={`Select the session of ${nameOf(session)}`}
      checked={isChecked}
      tabIndex={-1}
      onChange={() => props.onToggle(session.sessionId)}
      className="absolute left-4 top-[13px] z-[1] size-3.5 cursor-pointer accent-(--accent) opacity-0 checked:opacity-100 focus-visible:opacity-100 group-hover:opacity-100 group-focus-within:opacity-100 max-md:hidden"
    />
  );
}

/** Over the name in the row, which leads elsewhere than the rest of it. On a phone there is no room to hit it. */
function NameLink({ session }: { session: Session }) {
  const { websiteId, visitorId } = session;
  return (
    <Link
      to="/websites/$websiteId/visitors/$visitorId"
      params={{ websiteId, visitorId }}
      aria-label={`All sessions of ${nameOf(session)}`}
      title={session.contact?.email || visitorId}
      tabIndex={-1}
      data-visitor
      className="absolute left-16 top-2 z-[1] h-6 w-[104px] rounded-[4px] xl:w-[132px] max-md:hidden"
    />
  );
}
