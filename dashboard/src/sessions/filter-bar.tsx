import { ArrowDownWideNarrow, ChevronDown } from "lucide-react";
import type { SessionList } from "../../../protocol/api.ts";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";
import { formatCount, formatCounted } from "../design/format.ts";
import type { ListSearch, SortName } from "../url-state.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { sortOf, sorts } from "./list-choices.ts";
import { SavedFilters } from "./saved-filters.tsx";

interface FilterBarProps {
  websiteId: string;
  /** How many sessions the filters leave; null while it is not known, and without a filter. */
  matching: SessionList["matching"];
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

/** What the list is narrowed to, as chips, and its order. */
export function FilterBar({ websiteId, matching, search, onSearch }: FilterBarProps) {
  const chooseSort = (next: SortName) => {
    const { sort: _, ...rest } = search;
    onSearch(next === "recent" ? rest : { ...rest, sort: next });
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-5 py-2 max-md:px-4">
      <FilterMenu websiteId={websiteId} search={search} onSearch={onSearch} />
      <SavedFilters websiteId={websiteId} search={search} onSearch={onSearch} />
      <FilterChips websiteId={websiteId} search={search} onSearch={onSearch} />
      {matching && (
        <span role="status" className="text-muted">
          {matching.hasMore
            ? `${formatCount(matching.count)}+ sessions`
            : formatCounted(matching.count, "session")}
        </span>
      )}
      <ChoiceMenu label="Sort" value={search.sort ?? "recent"} choices={sorts} onChange={chooseSort}>
        <button type="button" className={buttonClass("quiet", "ml-auto h-7 px-2")}>
          <ArrowDownWideNarrow className="size-3.5" aria-hidden="true" />
          <span className="max-sm:sr-only">Sort:</span> {sortOf(search.sort).label}
          <ChevronDown className="size-3.5" aria-hidden="true" />
        </button>
      </ChoiceMenu>
    </div>
  );
}
