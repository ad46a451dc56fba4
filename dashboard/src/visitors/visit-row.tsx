import { Link } from "@tanstack/react-router";
import type { Session } from "../../../protocol/api.ts";
import { formatClock, formatCounted, formatMoment, formatRelative, pathOf } from "../design/format.ts";
import { kindsIn, signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";

const shownKinds = 4;

/** A session of the visitor; it leads to its replay. On a phone it is two lines. */
export function VisitRow({ session, now }: { session: Session; now: Date }) {
  const started = new Date(session.startedAt);
  const kinds = kindsIn(session.signalCounts);
  const words = kinds.map(({ kind, count }) => formatCounted(count, signalWords(kind), signalWords(kind)));
  return (
    <li className="border-b border-line">
      <Link
        to="/websites/$websiteId/sessions/$sessionId"
        params={{ websiteId: session.websiteId, sessionId: session.sessionId }}
        className="grid items-center gap-x-4 px-5 transition-colors hover:bg-hover -outline-offset-2 max-md:h-16 max-md:grid-cols-[minmax(0,1fr)_96px_56px] max-md:content-center max-md:gap-y-0.5 max-md:px-4 md:h-10 md:grid-cols-[112px_minmax(0,1fr)_88px_64px_56px] xl:grid-cols-[112px_minmax(0,1fr)_88px_64px_56px_32px_140px]"
      >
        <time className="truncate" dateTime={session.startedAt} title={formatMoment(started)}>
          {session.status === "active" ? (
            <span className="text-live">now</span>
          ) : (
            formatRelative(started, now)
          )}
        </time>
        <span
          className="truncate font-mono text-[12px] text-muted max-md:order-last max-md:col-span-3"
          title={session.initialUrl}
        >
          {pathOf(session.initialUrl)}
        </span>
        <span className="flex items-center gap-1.5" title={words.length > 0 ? words.join("\n") : undefined}>
          {kinds.slice(0, shownKinds).map(({ kind }) => (
            <SignalIcon key={kind} kind={kind} />
          ))}
        </span>
        <span className="whitespace-nowrap text-right text-muted max-md:hidden">
          {formatCounted(session.pageViews, "page")}
        </span>
        <span className="text-right" title="Duration">
          {formatClock(session.durationMs)}
        </span>
        <span className="text-right text-error max-xl:hidden" title={errorWords(session)}>
          {session.errorCount > 0 && `▲${session.errorCount}`}
        </span>
        <span className="truncate text-muted max-xl:hidden">
          {[session.browser, session.os].filter(Boolean).join(" · ")}
        </span>
      </Link>
    </li>
  );
}

const errorWords = ({ errorCount }: Session) =>
  errorCount > 0 ? formatCounted(errorCount, "error") : undefined;
