import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { websitesQuery } from "../api/account.ts";
import { Failure } from "../design/failure.tsx";
import type { ListSearch } from "../url-state.ts";
import { FilterBar } from "./filter-bar.tsx";
import { NoSessions } from "./no-sessions.tsx";
import { Older } from "./older.tsx";
import { SessionRows } from "./session-rows.tsx";
import { SessionsHeading } from "./sessions-heading.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { useSessionFeed } from "./use-session-feed.ts";

const route = getRouteApi("/member/websites/$websiteId/sessions");

export function SessionsPage() {
  const { websiteId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    document.title = "Sessions · Playhead";
  }, []);
  return (
    <SessionsOf
      key={`${websiteId} ${JSON.stringify(search)}`}
      websiteId={websiteId}
      search={search}
      onSearch={(next) => void navigate({ search: next })}
    />
  );
}

interface SessionsOfProps {
  websiteId: string;
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

function SessionsOf({ websiteId, search, onSearch }: SessionsOfProps) {
  const { range = "7d", status = "all", sort = "recent", ...filters } = search;
  const list = useSessionFeed({ websiteId, status, range, sort, filters });
  const { data } = useQuery(websitesQuery);
  const website = data?.websites.find((one) => one.websiteId === websiteId);
  const { feed, totals } = list;
  const content = () => {
    if (feed === null)
      return list.error ? (
        <Failure title="The sessions could not be loaded" error={list.error} onRetry={list.retry} />
      ) : (
        <SkeletonRows />
      );
    if (feed.rows.length === 0 && feed.olderCursor !== null)
      return (
        <Older hasMore isLoading={list.isLoadingOlder} error={list.olderError} onOlder={list.loadOlder} />
      );
    if (feed.rows.length === 0)
      return (
        <NoSessions
          search={search}
          hasOthers={(totals?.total ?? 0) > 0}
          siteKey={website?.siteKey ?? null}
          onSearch={onSearch}
        />
      );
    return (
      <SessionRows
        websiteId={websiteId}
        feed={feed}
        search={search}
        isLoadingOlder={list.isLoadingOlder}
        olderError={list.olderError}
        onOlder={list.loadOlder}
        onHold={list.hold}
        onRelease={list.release}
      />
    );
  };
  return (
    <>
      <SessionsHeading totals={totals} isLoading={list.error === null} search={search} onSearch={onSearch} />
      <FilterBar websiteId={websiteId} matching={list.matching} search={search} onSearch={onSearch} />
      {feed !== null && list.error && (
        <p role="alert" className="border-b border-line bg-sunken px-5 py-2 text-dense max-md:px-4">
          The list is not up to date: {list.error.message} It is asked for again by itself.
        </p>
      )}
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-surface">{content()}</div>
    </>
  );
}
