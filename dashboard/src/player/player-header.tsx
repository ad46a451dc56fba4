import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import type { Session } from "../../../protocol/api.ts";
import { buttonClass } from "../design/button.tsx";
import { countryName, formatCounted, formatMoment, formatRelative, nameOf } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";
import { useIsMember } from "../replay/replay-access.ts";
import type { ListSearch } from "../url-state.ts";

interface PlayerHeaderProps {
  websiteId: string;
  session: Session | null;
  listSearch: ListSearch;
  children?: React.ReactNode;
}

export function PlayerHeader({ websiteId, session, listSearch, children }: PlayerHeaderProps) {
  const isMember = useIsMember();
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 max-md:px-2">
      {isMember && (
        <Link
          to="/websites/$websiteId/sessions"
          params={{ websiteId }}
          search={listSearch}
          className={buttonClass("quiet", "px-2 max-md:px-1")}
          aria-label="Back to sessions"
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          <span className="max-md:hidden">Sessions</span>
        </Link>
      )}
      {session && <Facts session={session} />}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </header>
  );
}

function Facts({ session }: { session: Session }) {
  const now = useNow(1_000);
  const isMember = useIsMember();
  const started = new Date(session.startedAt);
  const device = [session.browser, session.os].filter(Boolean).join(" on ");
  const facts = [
    formatCounted(session.pageViews, "page"),
    session.country && countryName(session.country),
    device,
  ].filter(Boolean);
  return (
    <div className="flex min-w-0 items-center gap-2">
      <h1 className="max-w-56 shrink-0 truncate text-prose font-semibold" title={session.visitorId}>
        {isMember ? <VisitorLink session={session} /> : "A visit"}
      </h1>
      {session.status === "active" && (
        <span className="flex shrink-0 items-center gap-1.5 rounded-full border border-line px-2 py-px text-small text-live">
          <span className="size-1.5 animate-live rounded-full bg-live" aria-hidden="true" />
          Live
        </span>
      )}
      <p className="truncate text-muted" title={facts.join(" · ")}>
        {facts.join(" · ")}
        <span className="max-md:hidden"> · </span>
        <time className="max-md:hidden" dateTime={session.startedAt} title={formatMoment(started)}>
          {formatRelative(started, now)}
        </time>
      </p>
    </div>
  );
}

function VisitorLink({ session }: { session: Session }) {
  const { websiteId, visitorId } = session;
  return (
    <Link
      to="/websites/$websiteId/visitors/$visitorId"
      params={{ websiteId, visitorId }}
      className="rounded-[4px] decoration-line-strong underline-offset-2 hover:underline"
    >
      {nameOf(session)}
    </Link>
  );
}
