import type { SessionList } from "../../../protocol/api.ts";
import { formatCount, formatCounted } from "../design/format.ts";
import { PageHeading } from "../design/page-heading.tsx";
import { RangeMenu } from "../design/range-menu.tsx";
import { Segmented } from "../design/segmented.tsx";
import { type ListSearch, parseRange, type RangeName } from "../url-state.ts";

const statuses = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "completed", label: "Completed" },
] as const;

interface SessionsHeadingProps {
  /** Null until the first answer. */
  totals: SessionList["totals"] | null;
  isLoading: boolean;
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

export function SessionsHeading({ totals, isLoading, search, onSearch }: SessionsHeadingProps) {
  const chooseRange = (next: RangeName) => {
    const { range: _, ...rest } = search;
    onSearch({ ...rest, ...parseRange(next) });
  };
  const chooseStatus = (next: "all" | "active" | "completed") => {
    const { status: _, ...rest } = search;
    onSearch(next === "all" ? rest : { ...rest, status: next });
  };
  return (
    <PageHeading
      title="Sessions"
      words={
        totals !== null ? (
          <Totals totals={totals} />
        ) : (
          isLoading && (
            <span className="h-2.5 w-64 max-w-full animate-wait rounded bg-line" aria-hidden="true" />
          )
        )
      }
    >
      <RangeMenu range={search.range ?? "7d"} onRange={chooseRange} />
      <Segmented label="Status" value={search.status ?? "all"} choices={statuses} onChange={chooseStatus} />
    </PageHeading>
  );
}

function Totals({ totals }: { totals: SessionList["totals"] }) {
  const parts = [
    `${formatCount(totals.total)} total`,
    `${formatCount(totals.active)} active`,
    `${formatCount(totals.completed)} completed`,
    formatCounted(totals.events, "event"),
  ];
  return <p className="text-muted">{parts.join(" · ")}</p>;
}
