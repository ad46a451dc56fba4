import { X } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { ListSearch } from "../url-state.ts";
import { FilterEditor } from "./filter-editor.tsx";
import { popoverClass } from "./filter-looks.ts";
import { filtersOn } from "./list-choices.ts";
import { type ValueFilter, valueFilters, withoutKeys } from "./value-filters.ts";

interface FilterChipsProps {
  websiteId: string;
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

const chipClass =
  "inline-flex h-7 max-w-full items-center rounded-md border border-line bg-surface text-dense transition-colors hover:border-line-strong";

/** What the list is narrowed to: each chip is a sentence; those with a value are edited where they stand. */
export function FilterChips({ websiteId, search, onSearch }: FilterChipsProps) {
  return (
    <>
      {valueFilters.map((filter) => {
        const words = filter.words(search);
        return (
          words !== null && (
            <ValueChip
              key={filter.name}
              websiteId={websiteId}
              filter={filter}
              words={words}
              search={search}
              onSearch={onSearch}
            />
          )
        );
      })}
      {filtersOn(search).map(({ id, label, remove }) => (
        <span key={id} className={chipClass}>
          <span className="truncate pl-2">{label}</span>
          <RemoveChip words={label} onRemove={() => onSearch(remove(search))} />
        </span>
      ))}
    </>
  );
}

interface ValueChipProps extends FilterChipsProps {
  filter: ValueFilter;
  words: string;
}

function ValueChip({ websiteId, filter, words, search, onSearch }: ValueChipProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span className={chipClass}>
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger asChild>
          <button
            type="button"
            className="h-full min-w-0 truncate rounded-l-md pl-2 hover:bg-hover"
            title={words}
            aria-label={`Change the filter “${words}”`}
          >
            {words}
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            aria-label={filter.label}
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className={popoverClass}
          >
            <FilterEditor
              websiteId={websiteId}
              filter={filter}
              search={search}
              onSearch={(next) => {
                setIsOpen(false);
                onSearch(next);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <RemoveChip words={words} onRemove={() => onSearch(withoutKeys(search, filter.keys))} />
    </span>
  );
}

function RemoveChip({ words, onRemove }: { words: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove the filter “${words}”`}
      className="inline-flex h-full shrink-0 items-center rounded-r-md px-1.5 text-muted transition-colors hover:bg-hover hover:text-ink"
      onClick={onRemove}
    >
      <X className="size-3.5" aria-hidden="true" />
    </button>
  );
}
