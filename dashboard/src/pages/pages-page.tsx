import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { pagesQuery } from "../api/pages.ts";
import { Failure } from "../design/failure.tsx";
import { formatCount, formatCounted } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { PageHeading } from "../design/page-heading.tsx";
import { rangeLabel, rangeStart } from "../design/range.ts";
import { RangeMenu } from "../design/range-menu.tsx";
import { SearchField } from "../design/search-field.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useTyped } from "../design/use-typed.ts";
import { parseRange } from "../url-state.ts";
import { PageRow, pageRowClass } from "./page-row.tsx";
import type { PageSort, PagesSearch } from "./pages-search.ts";

const route = getRouteApi("/member/websites/$websiteId/pages");

/** What visitors saw of the website's pages, and the sessions behind each number. */
export function PagesPage() {
  const { websiteId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    document.title = "Pages · Playhead";
  }, []);
  const change = (next: PagesSearch) => void navigate({ search: next, replace: true });
  const { range: _, ...withoutRange } = search;
  const { sort: __, ...withoutSort } = search;
  const { q: ____, ...withoutQ } = search;
  const [typed, setTyped] = useTyped(search.q ?? "", (q) => change(q === "" ? withoutQ : { ...withoutQ, q }));
  return (
    <>
      <PageHeading title="Pages">
        <div className="flex w-56 max-md:flex-1">
          <SearchField label="Find a path" value={typed} onChange={setTyped} />
        </div>
        <RangeMenu
          range={search.range ?? "7d"}
          onRange={(range) => change({ ...withoutRange, ...parseRange(range) })}
        />
      </PageHeading>
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <Table
          key={`${websiteId} ${search.range}`}
          websiteId={websiteId}
          search={search}
          onSort={(sort) => change(sort === "views" ? withoutSort : { ...withoutSort, sort })}
        />
      </div>
    </>
  );
}

interface TableProps {
  websiteId: string;
  search: PagesSearch;
  onSort: (sort: PageSort) => void;
}

function Table({ websiteId, search, onSort }: TableProps) {
  const range = search.range ?? "7d";
  const [from] = useState(() => rangeStart(range, Date.now()));
  const { data, error, refetch } = useQuery(
    pagesQuery({ websiteId, from, sort: search.sort ?? "views", search: search.q }),
  );
  if (error)
    return <Failure title="The pages could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return <SkeletonTable label="Loading pages" rows={10} rowClass="h-10 border-b border-line px-5" />;
  if (data.pages.length === 0)
    return (
      <Notice title={search.q ? "No path has that in it" : "No pages yet"}>
        {search.q
          ? "Look for a shorter part of it, or in a longer time."
          : `No session of the ${rangeLabel(range).toLowerCase()} is over. Pages are counted when their sessions are.`}
      </Notice>
    );
  return (
    <>
      <p className="border-b border-line px-5 py-2 text-muted max-md:px-4">
        {formatCounted(data.pageCount, "page")}, from {formatCounted(data.sampledSessions, "session")} that
        are over
        {data.hasMore && ": the newest of the time, which has more"}
        {data.pages.length < data.pageCount && `. The first ${formatCount(data.pages.length)} are shown`}
      </p>
      <Heads sort={search.sort ?? "views"} onSort={onSort} />
      <ol aria-label="Pages">
        {data.pages.map((page) => (
          <PageRow key={page.path} websiteId={websiteId} page={page} search={search} />
        ))}
      </ol>
    </>
  );
}

const heads: readonly { label: string; sort: PageSort | null }[] = [
  { label: "Path", sort: null },
  { label: "Views", sort: "views" },
  { label: "Sessions", sort: "sessions" },
  { label: "Exits", sort: "exits" },
  { label: "Time", sort: "seconds" },
  { label: "Seen down to", sort: null },
  { label: "Errors", sort: "errors" },
  { label: "Signals", sort: "struggles" },
];

function Heads({ sort, onSort }: Pick<TableProps, "onSort"> & { sort: PageSort }) {
  return (
    <fieldset aria-label="Sort by" className={`${pageRowClass} h-8! text-small text-muted max-md:hidden`}>
      {heads.map((head) => {
        const { sort: by } = head;
        if (by === null) return <span key={head.label}>{head.label}</span>;
        return (
          <button
            key={head.label}
            type="button"
            aria-pressed={by === sort}
            onClick={() => onSort(by)}
            className="text-right transition-colors hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
          >
            {head.label}
            {by === sort && <span aria-hidden="true"> ↓</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
