import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { MessageSquareText } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import type { Session } from "../../../protocol/api.ts";
import {
  countryName,
  formatCount,
  formatCounted,
  formatMoment,
  formatRelative,
  hostOf,
  nameOf,
  pathOf,
} from "../design/format.ts";
import type { ListSearch } from "../url-state.ts";
import { Duration } from "./duration.tsx";
import { SmallStruggle, Struggle } from "./struggle.tsx";

/** Columns of every row and of its skeleton. On a phone a row is two lines. */
export const rowClass = clsx(
  "grid items-center gap-x-4 xl:gap-x-3 border-b border-line px-5 max-md:px-4 md:pl-10",
  "md:h-10 md:grid-cols-[8px_104px_minmax(0,1fr)_56px_64px_56px_68px_32px_24px_96px] md:max-xl:[&>[data-wide]]:hidden",
  "xl:grid-cols-[8px_124px_minmax(0,1fr)_minmax(0,1.7fr)_60px_60px_68px_36px_24px_132px_96px]",
  "max-md:h-16 max-md:grid-cols-[8px_minmax(0,1fr)_60px_22px] max-md:content-center max-md:gap-x-2.5 max-md:gap-y-0.5",
);

interface SessionRowProps {
  session: Session;
  search: ListSearch;
  now: Date;
  /** Keys act on it; it has the focus unless somebody is typing. */
  isCurrent: boolean;
  onCurrent: (sessionId: string) => void;
}

export const SessionRow = memo(function SessionRow({
  session,
  search,
  now,
  isCurrent,
  onCurrent,
}: SessionRowProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const isLive = session.status === "active";
  const started = new Date(session.startedAt);
  useEffect(() => {
    const isTyping = document.activeElement?.matches("input:not([type=checkbox]), textarea") ?? false;
    // The list itself has brought it into sight.
    if (isCurrent && !isTyping) link.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  return (
    <Link
      ref={link}
      to="/websites/$websiteId/sessions/$sessionId"
      params={{ websiteId: session.websiteId, sessionId: session.sessionId }}
      search={search}
      data-session={session.sessionId}
      onFocus={() => onCurrent(session.sessionId)}
      className={clsx(
        rowClass,
        "transition-colors group-hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2",
      )}
    >
      <span className="max-md:row-span-2 max-md:self-start max-md:pt-1.5">
        {isLive && (
          <span
            role="img"
            aria-label="Live"
            title="On the website now"
            className="block size-2 animate-live rounded-full bg-live"
          />
        )}
      </span>
      <span className="truncate font-medium decoration-line-strong underline-offset-2 group-has-[[data-visitor]:hover]:underline">
        {nameOf(session)}
        <SmallStruggle session={session} />
      </span>
      <Place session={session} />
      <Struggle session={session} />
      <span className="whitespace-nowrap text-right text-muted max-md:hidden">
        {formatCounted(session.pageViews, "page")}
      </span>
      <Duration session={session} />
      <span
        className="whitespace-nowrap text-right text-muted max-md:hidden"
        title={formatCounted(session.eventCount, "event")}
      >
        {formatCount(session.eventCount)} ev
      </span>
      <ErrorCount count={session.errorCount} />
      <span className="text-muted max-md:order-last" title={session.country && countryName(session.country)}>
        {session.country}
      </span>
      <Device session={session} />
      <time
        className="whitespace-nowrap text-right text-muted max-md:col-span-2"
        dateTime={session.startedAt}
        title={formatMoment(started)}
      >
        {formatRelative(started, now)}
      </time>
    </Link>
  );
});

const shownTags = 2;

/** Where the visit began, and what members have written on it. */
function Place({ session }: { session: Session }) {
  const { initialUrl, tags, noteCount } = session;
  return (
    <span className="flex min-w-0 items-center gap-2 max-md:order-last max-md:col-start-2">
      <span className="truncate font-mono text-[12px] text-muted" title={initialUrl}>
        <span data-host className="max-xl:hidden">
          {hostOf(initialUrl)}
        </span>
        {pathOf(initialUrl)}
      </span>
      {tags.slice(0, shownTags).map((tag) => (
        <span
          key={tag}
          className="max-w-24 shrink-0 truncate rounded-[4px] border border-line px-1 text-small text-muted max-xl:hidden"
          title={tags.join(", ")}
        >
          {tag}
        </span>
      ))}
      {noteCount > 0 && (
        <span title={formatCounted(noteCount, "note")}>
          <MessageSquareText
            className="size-3.5 text-muted"
            role="img"
            aria-label={formatCounted(noteCount, "note")}
          />
        </span>
      )}
    </span>
  );
}

function ErrorCount({ count }: { count: number }) {
  return (
    <span
      className="whitespace-nowrap text-right text-error max-md:hidden"
      title={count > 0 ? formatCounted(count, "error") : undefined}
    >
      {count > 0 && `▲${formatCount(count)}`}
    </span>
  );
}

function Device({ session }: { session: Session }) {
  const words = [session.browser, session.os].filter(Boolean).join(" · ");
  return (
    <span data-wide className="truncate text-muted max-md:hidden" title={words}>
      {words}
    </span>
  );
}
