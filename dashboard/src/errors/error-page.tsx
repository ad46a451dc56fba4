import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect, useState } from "react";
import type { ErrorDetail } from "../../../protocol/api-errors.ts";
import { ApiError } from "../api/client.ts";
import { errorQuery, errorSessionsQuery } from "../api/errors.ts";
import { useMay } from "../api/use-may.ts";
import { buttonClass } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { formatCounted, formatMoment, formatRelative } from "../design/format.ts";
import { MoreButton } from "../design/more-button.tsx";
import { Notice } from "../design/notice.tsx";
import { rangeLabel, rangeStart } from "../design/range.ts";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { ErrorSession } from "./error-session.tsx";
import { StatusMenu } from "./status-menu.tsx";
import { TrendBars } from "./trend-bars.tsx";
import { useErrorStatus } from "./use-error-status.ts";

const route = getRouteApi("/member/websites/$websiteId/errors/$fingerprint");

/** One error: where it is thrown, who had it, and each time of it in a replay. */
export function ErrorPage() {
  const { websiteId, fingerprint } = route.useParams();
  const search = route.useSearch();
  const range = search.range ?? "7d";
  const [from] = useState(() => rangeStart(range, Date.now()));
  const { data, error, refetch } = useQuery(errorQuery(websiteId, fingerprint, from));
  const mayWrite = useMay("write");
  const setStatus = useErrorStatus(websiteId);
  useEffect(() => {
    document.title = `${data?.message ?? "Error"} · Playhead`;
  }, [data]);
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 max-md:px-2">
        <Link
          to="/websites/$websiteId/errors"
          params={{ websiteId }}
          search={search}
          className={buttonClass("quiet", "px-2")}
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          Errors
        </Link>
        {data && (
          <div className="ml-auto">
            <StatusMenu
              status={data.status}
              isDisabled={!mayWrite}
              onStatus={(status) => setStatus.mutate({ fingerprint, status })}
            />
          </div>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        {data && <Detail error={data} from={from} rangeWords={rangeLabel(range).toLowerCase()} />}
        {!data && !error && (
          <SkeletonTable label="Loading the error" rows={6} rowClass="h-12 border-b border-line px-5" />
        )}
        {!data && error instanceof ApiError && error.status === 404 && (
          <Notice role="alert" title="There is no such error">
            Every session that had it was erased or has run out.
          </Notice>
        )}
        {!data && error && !(error instanceof ApiError && error.status === 404) && (
          <Failure title="The error could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
        {data && <Sessions websiteId={websiteId} fingerprint={fingerprint} />}
      </div>
    </>
  );
}

function Detail({ error, from, rangeWords }: { error: ErrorDetail; from: string; rangeWords: string }) {
  const now = useNow(30_000);
  const [first, last] = [new Date(error.firstSeenAt), new Date(error.lastSeenAt)];
  return (
    <div className="grid gap-x-10 gap-y-5 border-b border-line px-5 py-5 max-md:px-4 lg:grid-cols-[minmax(0,1fr)_280px]">
      <div className="min-w-0">
        <h1 className="break-words text-title font-semibold text-error">
          {error.type && `${error.type}: `}
          {error.message}
        </h1>
        <p className="mt-1 break-all font-mono text-[12px] text-muted">{error.place}</p>
        {error.stack !== "" && (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
            tabIndex={0}
            className="mt-4 max-h-72 overflow-auto rounded-md bg-sunken p-3 font-mono text-[12px] leading-5"
          >
            {error.stack}
          </pre>
        )}
      </div>
      <div className="flex flex-col gap-4">
        <div>
          <p className="mb-2">
            {formatCounted(error.count, "time")} in {formatCounted(error.sessions, "session")}{" "}
            <span className="text-muted">in the {rangeWords}</span>
          </p>
          <TrendBars days={error.days} from={from} now={now} />
        </div>
        <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-y-1.5">
          <dt className="text-muted">First seen</dt>
          <dd title={formatMoment(first)}>{formatRelative(first, now)}</dd>
          <dt className="text-muted">Last seen</dt>
          <dd title={formatMoment(last)}>{formatRelative(last, now)}</dd>
          <Shares name="Releases" shares={error.releases} />
          <Shares name="Browsers" shares={error.browsers} />
        </dl>
      </div>
    </div>
  );
}

function Shares({ name, shares }: { name: string; shares: ErrorDetail["releases"] }) {
  if (shares.length === 0) return null;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>
        {shares.map(({ value, sessions }) => (
          <span key={value} className="block truncate">
            {value || "none named"} <span className="text-muted">{formatCounted(sessions, "session")}</span>
          </span>
        ))}
      </dd>
    </>
  );
}

function Sessions({ websiteId, fingerprint }: { websiteId: string; fingerprint: string }) {
  const list = useInfiniteQuery(errorSessionsQuery(websiteId, fingerprint));
  const now = useNow(30_000);
  if (list.error)
    return (
      <Failure
        title="Its sessions could not be loaded"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  if (!list.data)
    return <SkeletonTable label="Loading sessions" rows={4} rowClass="h-12 border-b border-line px-5" />;
  return (
    <section aria-label="Sessions that had it">
      <h2 className="px-5 pb-2 pt-4 font-medium max-md:px-4">Watch it happen</h2>
      <ol>
        {list.data.pages
          .flatMap(({ sessions }) => sessions)
          .map((had) => (
            <ErrorSession key={had.session.sessionId} websiteId={websiteId} had={had} now={now} />
          ))}
      </ol>
      <MoreButton list={list}>More sessions</MoreButton>
    </section>
  );
}
