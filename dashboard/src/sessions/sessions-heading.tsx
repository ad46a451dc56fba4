import { CalendarRange, ChevronDown } from "lucide-react";
import type { SessionList } from "../../../protocol/api.ts";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";
import { formatCount, formatCounted } from "../design/format.ts";
import { Segmented } from "../design/segmented.tsx";
import type { ListSearch, RangeName } from "../url-state.ts";
import { rangeLabel, ranges } from "./range.ts";

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
  const range = search.range ?? "7d";
  const chooseRange = (next: RangeName) => {
    const { range: _, ...rest } = search;
    onSearch(next === "7d" ? rest : { ...rest, range: next });
  };
  const chooseStatus = (next: "all" | "active" | "completed") => {
    const { status: _, ...rest } = search;
    onSearch(next === "all" ? rest : { ...rest, status: next });
  };
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3 max-md:px-4">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 md:min-h-8 md:items-center">
        <h1 className="text-title font-semibold tracking-tight">Sessions</h1>
        {totals !== null && <Totals totals={totals} />}
        {totals === null && isLoading && (
          <span className="h-2.5 w-64 max-w-full animate-wait rounded bg-line" aria-hidden="true" />
        )}
      </div>
      <div className="ml-auto flex items-center gap-2 max-md:ml-0 max-md:w-full max-md:justify-between">
        <ChoiceMenu label="Date range" value={range} choices={ranges} onChange={chooseRange}>
          <button type="button" className={buttonClass("plain")}>
            <CalendarRange className="size-3.5 text-muted" aria-hidden="true" />
            {rangeLabel(range)}
            <ChevronDown className="size-3.5 text-muted" aria-hidden="true" />
          </button>
        </ChoiceMenu>
        <Segmented label="Status" value={search.status ?? "all"} choices={statuses} onChange={chooseStatus} />
      </div>
    </header>
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
