import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ArrowDownWideNarrow, ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { errorsQuery } from "../api/errors.ts";
import { useMay } from "../api/use-may.ts";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";
import { Failure } from "../design/failure.tsx";
import { MoreButton } from "../design/more-button.tsx";
import { Notice } from "../design/notice.tsx";
import { PageHeading } from "../design/page-heading.tsx";
import { rangeLabel, rangeStart } from "../design/range.ts";
import { RangeMenu } from "../design/range-menu.tsx";
import { SearchField } from "../design/search-field.tsx";
import { Segmented } from "../design/segmented.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { useTyped } from "../design/use-typed.ts";
import { parseRange } from "../url-state.ts";
import { ErrorRow, errorRowClass } from "./error-row.tsx";
import type { ErrorsSearch } from "./errors-search.ts";
import { useErrorStatus } from "./use-error-status.ts";

const route = getRouteApi("/member/websites/$websiteId/errors");

const statuses = [
  { value: "all", label: "All" },
  { value: "open", label: "Open" },
  { value: "regressed", label: "Came again" },
  { value: "resolved", label: "Resolved" },
  { value: "ignored", label: "Ignored" },
] as const;
const sorts = [
  { value: "lastSeen", label: "Last seen" },
  { value: "count", label: "Most often" },
  { value: "sessions", label: "Most sessions" },
] as const;

/** What broke on the website's pages, in groups of what is alike. */
export function ErrorsPage() {
  const { websiteId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    document.title = "Errors · Playhead";
  }, []);
  const change = (next: ErrorsSearch) => void navigate({ search: next, replace: true });
  const { range: _, ...withoutRange } = search;
  const { status: __, ...withoutStatus } = search;
  const { sort: ___, ...withoutSort } = search;
  const { q: ____, ...withoutQ } = search;
  const [typed, setTyped] = useTyped(search.q ?? "", (q) => change(q === "" ? withoutQ : { ...withoutQ, q }));
  return (
    <>
      <PageHeading title="Errors">
        <RangeMenu
          range={search.range ?? "7d"}
          onRange={(range) => change({ ...withoutRange, ...parseRange(range) })}
        />
      </PageHeading>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-5 py-2 max-md:px-4">
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label="Status"
            value={search.status ?? "all"}
            choices={statuses}
            onChange={(status) => change(status === "all" ? withoutStatus : { ...withoutStatus, status })}
          />
        </div>
        <div className="flex min-w-40 flex-1 md:max-w-80">
          <SearchField label="Find an error" value={typed} onChange={setTyped} />
        </div>
        <ChoiceMenu
          label="Sort"
          value={search.sort ?? "lastSeen"}
          choices={sorts}
          onChange={(sort) => change(sort === "lastSeen" ? withoutSort : { ...withoutSort, sort })}
        >
          <button type="button" className={buttonClass("quiet", "ml-auto h-7 px-2")}>
            <ArrowDownWideNarrow className="size-3.5" aria-hidden="true" />
            {sorts.find(({ value }) => value === (search.sort ?? "lastSeen"))?.label}
            <ChevronDown className="size-3.5" aria-hidden="true" />
          </button>
        </ChoiceMenu>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <ErrorList key={`${websiteId} ${search.range}`} websiteId={websiteId} search={search} />
      </div>
    </>
  );
}

function ErrorList({ websiteId, search }: { websiteId: string; search: ErrorsSearch }) {
  const now = useNow(30_000);
  const mayWrite = useMay("write");
  const [from] = useState(() => rangeStart(search.range ?? "7d", Date.now()));
  const { status, sort = "lastSeen", q } = search;
  const list = useInfiniteQuery(errorsQuery({ websiteId, from, sort, ...(status && { status }), search: q }));
  const setStatus = useErrorStatus(websiteId);
  if (list.error)
    return (
      <Failure
        title="The errors could not be loaded"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  if (!list.data)
    return <SkeletonTable label="Loading errors" rows={8} rowClass="h-14 border-b border-line px-5" />;
  const errors = list.data.pages.flatMap((page) => page.errors);
  if (errors.length === 0)
    return (
      <Notice title={status || q ? "No error is like that" : "Nothing broke"}>
        {status || q
          ? "None of this time has the status and the words that are asked for."
          : `No uncaught error and no rejected promise in the ${rangeLabel(search.range ?? "7d").toLowerCase()}. A session's errors appear here when it is over.`}
      </Notice>
    );
  return (
    <>
      <div className={`${errorRowClass} h-8 text-small text-muted max-md:hidden`} aria-hidden="true">
        <span>Error</span>
        <span>Sessions a day</span>
        <span className="text-right">Times</span>
        <span className="text-right">Sessions</span>
        <span className="text-right">First seen</span>
        <span className="text-right">Last seen</span>
        <span className="text-right">Status</span>
      </div>
      <ol aria-label="Errors">
        {errors.map((error) => (
          <ErrorRow
            key={error.fingerprint}
            websiteId={websiteId}
            error={error}
            search={search}
            from={from}
            now={now}
            mayWrite={mayWrite}
            onStatus={(next) => setStatus.mutate({ fingerprint: error.fingerprint, status: next })}
          />
        ))}
      </ol>
      <MoreButton list={list}>{list.isFetchingNextPage ? "Loading…" : "More errors"}</MoreButton>
    </>
  );
}
