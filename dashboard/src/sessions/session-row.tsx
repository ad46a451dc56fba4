import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { memo } from "react";
import type { Session } from "../../../protocol/api.ts";
import {
  countryName,
  formatClock,
  formatCount,
  formatCounted,
  formatMoment,
  formatRelative,
  pathOf,
  visitorName,
} from "../design/format.ts";
import type { ListSearch } from "../url-state.ts";
import { SmallStruggle, Struggle } from "./struggle.tsx";

/** Columns of every row and of its skeleton. On a phone a row is two lines. */
export const rowClass = clsx(
  "grid items-center gap-x-4 border-b border-line px-5 max-md:px-4",
  "md:h-10 md:grid-cols-[8px_88px_minmax(0,1fr)_56px_64px_56px_68px_32px_24px_96px] md:max-xl:[&>[data-wide]]:hidden",
  "xl:grid-cols-[8px_96px_minmax(0,1fr)_minmax(0,1.4fr)_64px_60px_80px_40px_28px_150px_104px]",
  "max-md:h-16 max-md:grid-cols-[8px_minmax(0,1fr)_60px_22px] max-md:content-center max-md:gap-x-2.5 max-md:gap-y-0.5",
);

interface SessionRowProps {
  session: Session;
  search: ListSearch;
  now: Date;
}

export const SessionRow = memo(function SessionRow({ session, search, now }: SessionRowProps) {
  const isLive = session.status === "active";
  const started = new Date(session.startedAt);
  const path = pathOf(session.initialUrl);
  return (
    <Link
      to="/websites/$websiteId/sessions/$sessionId"
      params={{ websiteId: session.websiteId, sessionId: session.sessionId }}
      search={search}
      data-session={session.sessionId}
      className={clsx(
        rowClass,
        "transition-colors hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2",
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
      <span className="truncate font-medium" title={session.visitorId}>
        {visitorName(session.visitorId)}
        <SmallStruggle session={session} />
      </span>
      <span
        className="truncate font-mono text-[12px] text-muted max-md:order-last max-md:col-start-2"
        title={session.initialUrl}
      >
        {path}
      </span>
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

/** Of a visit that has only begun no duration is known yet. */
function Duration({ session }: { session: Session }) {
  if (session.status === "active" && session.durationMs < 1_000)
    return <span className="text-right text-live max-md:order-last">live</span>;
  return (
    <span className="text-right max-md:order-last" title="Duration">
      {formatClock(session.durationMs)}
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
