import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { ErrorChange, ErrorGroup } from "../../../protocol/api-errors.ts";
import { formatCount, formatCounted, formatMoment, formatRelative } from "../design/format.ts";
import type { ErrorsSearch } from "./errors-search.ts";
import { StatusMenu } from "./status-menu.tsx";
import { TrendBars } from "./trend-bars.tsx";

/** Columns of every row and of the heads above them. On a phone the error stands above its numbers. */
export const errorRowClass = clsx(
  "grid items-center gap-x-4 border-b border-line px-5 max-md:px-4",
  "md:grid-cols-[minmax(0,1fr)_96px_64px_72px_88px_88px_112px]",
  "max-md:grid-cols-[minmax(0,1fr)_auto_auto] max-md:gap-y-1 max-md:py-2",
);

interface ErrorRowProps {
  websiteId: string;
  error: ErrorGroup;
  search: ErrorsSearch;
  /** ISO 8601. */
  from: string;
  now: Date;
  mayWrite: boolean;
  onStatus: (status: ErrorChange["status"]) => void;
}

export function ErrorRow({ websiteId, error, search, from, now, mayWrite, onStatus }: ErrorRowProps) {
  const { fingerprint, type, message, place, status } = error;
  return (
    <li className={clsx(errorRowClass, "transition-colors hover:bg-hover md:min-h-14")}>
      <div className="min-w-0 max-md:col-span-3 md:py-2">
        <Link
          to="/websites/$websiteId/errors/$fingerprint"
          params={{ websiteId, fingerprint }}
          search={search.range ? { range: search.range } : {}}
          className={clsx(
            "block truncate font-medium hover:underline",
            status === "ignored" || status === "resolved" ? "text-muted" : "text-error",
          )}
          title={message}
        >
          {type && <span>{type}: </span>}
          {message}
        </Link>
        <p className="truncate font-mono text-[12px] text-muted" title={place}>
          {place}
        </p>
      </div>
      <TrendBars days={error.days} from={from} now={now} />
      <span className="text-right max-md:text-left">
        {formatCount(error.count)}
        <span className="text-muted md:sr-only"> times</span>
      </span>
      <Link
        to="/websites/$websiteId/sessions"
        params={{ websiteId }}
        search={{ ...(search.range && { range: search.range }), error: fingerprint }}
        className="text-right hover:underline"
        title="The sessions that had it"
      >
        {formatCount(error.sessions)}
        <span className="text-muted md:sr-only">
          {" "}
          {formatCounted(error.sessions, "session").replace(/^\S+ /, "")}
        </span>
      </Link>
      <Seen at={error.firstSeenAt} now={now} className="max-md:hidden" />
      <Seen at={error.lastSeenAt} now={now} className="max-md:col-span-2" />
      <div className="text-right">
        <StatusMenu status={status} isDisabled={!mayWrite} onStatus={onStatus} />
      </div>
    </li>
  );
}

function Seen({ at, now, className }: { at: string; now: Date; className: string }) {
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={formatMoment(date)}
      className={clsx("whitespace-nowrap text-muted md:text-right", className)}
    >
      {formatRelative(date, now)}
    </time>
  );
}
