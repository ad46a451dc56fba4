import { clsx } from "clsx";
import { ArrowDownWideNarrow, ChevronDown, Plus, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { SessionList } from "../../../protocol/api.ts";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu, ChosenMark, menuClass, menuEntryClass } from "../design/choice-menu.tsx";
import { formatCount, formatCounted } from "../design/format.ts";
import type { ListSearch, SortName } from "../url-state.ts";
import { type FilterChoice, filterGroups, filtersOn, sortOf, sorts } from "./list-choices.ts";

interface FilterBarProps {
  /** How many sessions the filters leave; null while it is not known, and without a filter. */
  matching: SessionList["matching"];
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

/** What the list is narrowed to, as chips, and its order. */
export function FilterBar({ matching, search, onSearch }: FilterBarProps) {
  const filters = filtersOn(search);
  const chooseSort = (next: SortName) => {
    const { sort: _, ...rest } = search;
    onSearch(next === "recent" ? rest : { ...rest, sort: next });
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-5 py-2 max-md:px-4">
      <FilterMenu search={search} onSearch={onSearch} />
      {filters.map((filter) => (
        <button
          key={filter.id}
          type="button"
          className={buttonClass("plain", "h-7 px-2")}
          aria-label={`Remove the filter “${filter.label}”`}
          onClick={() => onSearch(filter.remove(search))}
        >
          {filter.label}
          <X className="size-3.5 text-muted" aria-hidden="true" />
        </button>
      ))}
      {filters.length > 0 && matching && (
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

function FilterMenu({ search, onSearch }: Pick<FilterBarProps, "search" | "onSearch">) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className={buttonClass("plain", "h-7 px-2")}>
          <Plus className="size-3.5 text-muted" aria-hidden="true" />
          Filter
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label="Filter"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={clsx(
            menuClass,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto",
          )}
        >
          {filterGroups.map(({ label, choices }) => (
            <DropdownMenu.Group key={label}>
              <DropdownMenu.Label className="px-2 pb-0.5 pt-1.5 text-small text-muted">
                {label}
              </DropdownMenu.Label>
              {choices.map((choice) => (
                <FilterEntry key={choice.id} choice={choice} search={search} onSearch={onSearch} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface FilterEntryProps extends Pick<FilterBarProps, "search" | "onSearch"> {
  choice: FilterChoice;
}

function FilterEntry({ choice, search, onSearch }: FilterEntryProps) {
  const isOn = choice.isOn(search);
  return (
    <DropdownMenu.CheckboxItem
      checked={isOn}
      onCheckedChange={() => onSearch(isOn ? choice.remove(search) : choice.add(search))}
      className={menuEntryClass}
    >
      <ChosenMark />
      {choice.label}
    </DropdownMenu.CheckboxItem>
  );
}
