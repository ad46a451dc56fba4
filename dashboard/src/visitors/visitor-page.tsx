import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect, useMemo } from "react";
import { ApiError } from "../api/client.ts";
import { visitorQuery } from "../api/visitors.ts";
import { buttonClass } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { formatCounted, nameOf, visitorName } from "../design/format.ts";
import { MoreButton } from "../design/more-button.tsx";
import { Notice } from "../design/notice.tsx";
import { OutsideLinks } from "../design/outside-links.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { VisitRow } from "./visit-row.tsx";
import { VisitorAbout } from "./visitor-about.tsx";
import { VisitorActions } from "./visitor-actions.tsx";
import { VisitorHabits } from "./visitor-habits.tsx";
import { visitorSums } from "./visitor-sums.ts";

const route = getRouteApi("/member/websites/$websiteId/visitors/$visitorId");

/** Somebody, over all of their sessions. */
export function VisitorPage() {
  const { websiteId, visitorId } = route.useParams();
  const list = useInfiniteQuery(visitorQuery(websiteId, visitorId));
  const now = useNow(30_000);
  const visitor = list.data?.pages[0];
  const sessions = useMemo(() => list.data?.pages.flatMap((page) => page.sessions) ?? [], [list.data]);
  const sums = useMemo(() => visitorSums(sessions), [sessions]);
  const name = visitor ? nameOf(visitor) : visitorName(visitorId);
  const [newest] = sessions;
  useEffect(() => {
    document.title = `${name} · Playhead`;
  }, [name]);
  const content = () => {
    if (!visitor)
      return list.error ? (
        <Absent error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <SkeletonTable label="Loading the visitor" rows={8} rowClass="h-10 border-b border-line px-5" />
      );
    return (
      <div className="min-h-full lg:grid lg:grid-cols-[minmax(0,1fr)_300px]">
        <aside className="flex flex-col gap-5 px-5 py-4 max-lg:border-b max-lg:border-line max-md:px-4 lg:order-last lg:border-l lg:border-line">
          <VisitorAbout visitor={visitor} sums={sums} now={now} />
          <VisitorHabits websiteId={websiteId} visitorId={visitorId} sums={sums} />
          {list.hasNextPage && (
            <p className="text-small text-muted">
              Of the newest {formatCounted(sessions.length, "session")}.
            </p>
          )}
        </aside>
        <section aria-label="Sessions">
          <ol>
            {sessions.map((session) => (
              <VisitRow key={session.sessionId} session={session} now={now} />
            ))}
          </ol>
          <MoreButton list={list}>More sessions</MoreButton>
        </section>
      </div>
    );
  };
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 max-md:px-2">
        <Link
          to="/websites/$websiteId/sessions"
          params={{ websiteId }}
          className={buttonClass("quiet", "px-2 max-md:px-1")}
          aria-label="Back to sessions"
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          <span className="max-md:hidden">Sessions</span>
        </Link>
        <h1 className="min-w-0 truncate text-prose font-semibold" title={visitorId}>
          {name}
        </h1>
        {visitor && (
          <div className="ml-auto flex items-center gap-2">
            {newest && <OutsideLinks session={{ ...newest, contact: visitor.contact }} />}
            <VisitorActions websiteId={websiteId} visitorId={visitorId} name={name} />
          </div>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">{content()}</div>
    </>
  );
}

function Absent({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiError && error.status === 404)
    return (
      <Notice role="alert" title="There is no such visitor">
        Their sessions were erased or have run out, or the link belongs to another organisation.
      </Notice>
    );
  return <Failure title="The visitor could not be loaded" error={error} onRetry={onRetry} />;
}
