import { clsx } from "clsx";
import { Command } from "cmdk";
import { Check, Plus } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { buttonClass } from "../design/button.tsx";
import type { ListSearch } from "../url-state.ts";
import { FilterEditor } from "./filter-editor.tsx";
import { entryClass, groupClass, inputClass, listClass, popoverClass } from "./filter-looks.ts";
import { filterGroups } from "./list-choices.ts";
import { type ValueFilter, valueFilters } from "./value-filters.ts";

interface FilterMenuProps {
  websiteId: string;
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

/** Everything that the list can be narrowed to, found by typing; what asks for a value is asked for at the same place. */
export function FilterMenu({ websiteId, search, onSearch }: FilterMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [edited, setEdited] = useState<ValueFilter | null>(null);
  const open = (next: boolean) => {
    setIsOpen(next);
    setEdited(null);
  };
  const take = (next: ListSearch) => {
    open(false);
    onSearch(next);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={open}>
      <Popover.Trigger asChild>
        <button type="button" className={buttonClass("plain", "h-7 px-2")}>
          <Plus className="size-3.5 text-muted" aria-hidden="true" />
          Filter
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Filter"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={popoverClass}
        >
          {edited ? (
            <FilterEditor websiteId={websiteId} filter={edited} search={search} onSearch={take} />
          ) : (
            <FilterList search={search} onSearch={take} onEdit={setEdited} />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface FilterListProps extends Pick<FilterMenuProps, "search" | "onSearch"> {
  onEdit: (filter: ValueFilter) => void;
}

function FilterList({ search, onSearch, onEdit }: FilterListProps) {
  return (
    <Command label="Filter">
      <Command.Input placeholder="Filter by…" className={inputClass} />
      <Command.List className={listClass}>
        <Command.Empty className="px-2 py-3 text-muted">There is no such filter.</Command.Empty>
        <Command.Group heading="By value" className={groupClass}>
          {valueFilters.map((filter) => (
            <Command.Item
              key={filter.name}
              value={filter.label}
              onSelect={() => onEdit(filter)}
              className={entryClass}
            >
              <span className="w-4" />
              {filter.label}…
            </Command.Item>
          ))}
        </Command.Group>
        {filterGroups.map((group) => (
          <Command.Group key={group.label} heading={group.label} className={groupClass}>
            {group.choices.map((choice) => (
              <Command.Item
                key={choice.id}
                value={`${group.label} ${choice.label}`}
                onSelect={() => onSearch(choice.isOn(search) ? choice.remove(search) : choice.add(search))}
                className={entryClass}
              >
                <Check
                  className={clsx("size-4 py-px", !choice.isOn(search) && "opacity-0")}
                  aria-hidden="true"
                />
                {choice.label}
                {choice.isOn(search) && <span className="sr-only"> (on)</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
