import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useState } from "react";
import type { FacetsQuery } from "../../../protocol/api-facets.ts";
import { facetsQuery } from "../api/facets.ts";
import { countryName, formatCount } from "../design/format.ts";
import { rangeStart } from "../design/range.ts";
import type { RangeName } from "../url-state.ts";
import { entryClass, inputClass, listClass } from "./filter-looks.ts";

interface FacetEditorProps {
  websiteId: string;
  label: string;
  of: FacetsQuery["of"];
  range: RangeName;
  onValue: (value: string) => void;
}

/** Chooses among the values that the website's sessions have, or takes what was typed. */
export function FacetEditor({ websiteId, label, of, range, onValue }: FacetEditorProps) {
  const [typed, setTyped] = useState("");
  // As it was when this was opened, so that the same is not asked for with every second.
  const [from] = useState(() => rangeStart(range, Date.now()));
  const { data, error, isPending } = useQuery(facetsQuery({ websiteId, of, from, search: typed.trim() }));
  const values = data?.values ?? [];
  const isKnown = values.some(({ value }) => value === typed.trim());
  return (
    <Command label={label} shouldFilter={false}>
      <Command.Input
        placeholder={`${label}…`}
        value={typed}
        onValueChange={setTyped}
        className={inputClass}
      />
      <Command.List className={listClass}>
        {values.map(({ value, sessions }) => (
          <Command.Item
            key={value}
            value={`has ${value}`}
            onSelect={() => onValue(value)}
            className={entryClass}
          >
            <span className="truncate" title={value}>
              {of === "country" ? countryName(value) : value}
            </span>
            <span className="ml-auto shrink-0 text-muted" title="Sessions">
              {formatCount(sessions)}
            </span>
          </Command.Item>
        ))}
        {typed.trim() !== "" && !isKnown && (
          <Command.Item value="typed" onSelect={() => onValue(typed.trim())} className={entryClass}>
            “{typed.trim()}”
          </Command.Item>
        )}
        {values.length === 0 && typed.trim() === "" && (
          <p className="px-2 py-3 text-muted">
            {isPending ? "Looking what there is…" : (error?.message ?? "No session of this time has any.")}
          </p>
        )}
      </Command.List>
    </Command>
  );
}
