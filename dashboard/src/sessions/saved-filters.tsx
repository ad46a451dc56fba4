import { useQuery } from "@tanstack/react-query";
import { Bookmark, ChevronDown, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import type { SavedFilter } from "../../../protocol/api-saved-filters.ts";
import { savedFiltersQuery, saveFilters } from "../api/saved-filters.ts";
import { useChange } from "../api/use-change.ts";
import { Button, buttonClass } from "../design/button.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { Menu, menuEntryClass } from "../design/menu.tsx";
import type { ListSearch } from "../url-state.ts";
import { filterWords } from "./list-choices.ts";
import { readSearch, writeSearch } from "./saved-search.ts";

interface SavedFiltersProps {
  websiteId: string;
  search: ListSearch;
  onSearch: (search: ListSearch) => void;
}

/** Filters that the member keeps under a name, for this website. */
export function SavedFilters({ websiteId, search, onSearch }: SavedFiltersProps) {
  const [isNaming, setIsNaming] = useState(false);
  const query = savedFiltersQuery(websiteId);
  const { data } = useQuery(query);
  const filters = data?.filters ?? [];
  const change = useChange({
    query,
    send: (next: SavedFilter[]) => saveFilters(websiteId, next),
    expect: (_, next) => ({ filters: next }),
    failed: "Your filters were not kept",
  });
  const kept = writeSearch(search);
  const hasSomething = kept !== "";
  const current = filters.find((one) => one.search === kept);
  return (
    <>
      <Menu
        label="Saved filters"
        className="w-64"
        trigger={
          <button type="button" className={buttonClass("quiet", "h-7 min-w-0 max-w-48 px-2")}>
            <Bookmark className="size-3.5 shrink-0" aria-hidden="true" />
            <span className="truncate">{current?.name ?? "Saved"}</span>
            <ChevronDown className="size-3.5 shrink-0" aria-hidden="true" />
          </button>
        }
      >
        {filters.length === 0 && (
          <p className="px-2 py-1.5 text-muted">
            {hasSomething
              ? "Keep these filters to come back to them."
              : "Narrow the list, then keep it here."}
          </p>
        )}
        {filters.map((one) => (
          <div key={one.name} className="flex items-center">
            <DropdownMenu.Item
              className={`${menuEntryClass} min-w-0 flex-1`}
              onSelect={() => onSearch(readSearch(one.search))}
            >
              <span className="truncate" title={filterWords(readSearch(one.search)).join(", ")}>
                {one.name}
              </span>
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className={`${menuEntryClass} shrink-0 px-1.5 text-muted`}
              aria-label={`Forget “${one.name}”`}
              onSelect={(event) => {
                event.preventDefault();
                change.mutate(filters.filter((other) => other !== one));
              }}
            >
              <X className="size-3.5" aria-hidden="true" />
            </DropdownMenu.Item>
          </div>
        ))}
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        <DropdownMenu.Item
          className={`${menuEntryClass} data-[disabled]:opacity-45`}
          disabled={!hasSomething || current !== undefined}
          onSelect={() => setIsNaming(true)}
        >
          Save these filters…
        </DropdownMenu.Item>
      </Menu>
      <NameDialog
        words={filterWords(search)}
        isOpen={isNaming}
        onOpen={setIsNaming}
        onName={(name) => {
          setIsNaming(false);
          change.mutate([...filters.filter((one) => one.name !== name), { name, search: kept }]);
        }}
      />
    </>
  );
}

interface NameDialogProps {
  words: readonly string[];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onName: (name: string) => void;
}

function NameDialog({ words, isOpen, onOpen, onName }: NameDialogProps) {
  const [name, setName] = useState("");
  return (
    <Dialog title="Save these filters" isOpen={isOpen} onOpen={onOpen} className="w-96">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onName(name.trim());
          setName("");
        }}
      >
        <Field
          label="Name"
          hint={words.join(", ")}
          value={name}
          maxLength={80}
          onChange={({ target }) => setName(target.value)}
        />
        <DialogActions>
          <Button onClick={() => onOpen(false)}>Cancel</Button>
          <Button type="submit" look="primary" disabled={name.trim() === ""}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
