import { Link } from "@tanstack/react-router";
import { Play } from "lucide-react";
import type { ErrorSessions } from "../../../protocol/api-errors.ts";
import { parseTabId } from "../../../protocol/ids.ts";
import { formatClock, formatMoment, formatRelative, nameOf, pathOf } from "../design/format.ts";
import { leadInMs } from "../url-state.ts";

interface ErrorSessionProps {
  websiteId: string;
  had: ErrorSessions["sessions"][number];
  now: Date;
}

/** A session that had the error; it leads to the moment, with the stack beside the timeline. */
export function ErrorSession({ websiteId, had, now }: ErrorSessionProps) {
  const { session, atMs, count, message } = had;
  const tab = parseTabId(had.tabId);
  const started = new Date(session.startedAt);
  return (
    <li className="border-b border-line">
      <Link
        to="/websites/$websiteId/sessions/$sessionId"
        params={{ websiteId, sessionId: session.sessionId }}
        search={{
          t: Math.max(0, atMs - leadInMs) / 1_000,
          panel: "errors",
          ...(tab !== null && { tab }),
        }}
        className="grid min-h-10 items-center gap-x-4 px-5 py-2 transition-colors hover:bg-hover -outline-offset-2 max-md:px-4 md:grid-cols-[16px_140px_minmax(0,1fr)_minmax(0,1fr)_56px_140px_104px]"
      >
        <Play className="size-3.5 text-muted max-md:hidden" aria-hidden="true" />
        <span className="truncate font-medium">{nameOf(session)}</span>
        <span className="truncate font-mono text-[12px] text-muted" title={session.initialUrl}>
          {pathOf(session.initialUrl)}
        </span>
        <span className="truncate" title={message}>
          {message}
          {count > 1 && <span className="text-muted"> ×{count}</span>}
        </span>
        <span className="md:text-right" title="When it came first">
          <span className="text-muted md:hidden">at </span>
          {formatClock(atMs)}
        </span>
        <span className="truncate text-muted max-md:hidden">
          {[session.browser, session.os].filter(Boolean).join(" · ")}
        </span>
        <time
          className="whitespace-nowrap text-muted md:text-right"
          dateTime={session.startedAt}
          title={formatMoment(started)}
        >
          {formatRelative(started, now)}
        </time>
      </Link>
    </li>
  );
}
