import { struggleKinds } from "../../../protocol/signals/signal.ts";
import { signalWords } from "../design/signal-looks.ts";
import type { ListSearch, SortName } from "../url-state.ts";

export const sorts: readonly { value: SortName; label: string; heading: string }[] = [
  { value: "recent", label: "Most recent", heading: "newest first" },
  { value: "longest", label: "Longest", heading: "longest first" },
  { value: "errors", label: "Most errors", heading: "most errors first" },
  { value: "frustration", label: "Highest frustration", heading: "most frustrated first" },
];

export const sortOf = (name: SortName = "recent") =>
  sorts.find(({ value }) => value === name) ?? { label: name, heading: name };

/** What a list can be narrowed to: the words of its chip, and the search with and without it. */
export interface FilterChoice {
  id: string;
  label: string;
  isOn: (search: ListSearch) => boolean;
  add: (search: ListSearch) => ListSearch;
  remove: (search: ListSearch) => ListSearch;
}

const withoutSignal = ({ signal: _, ...rest }: ListSearch): ListSearch => rest;

/** A session is asked for by one kind at a time. */
const signalFilters: FilterChoice[] = struggleKinds.map((kind) => ({
  id: kind,
  label: signalWords(kind),
  isOn: ({ signal }) => signal === kind,
  add: (search) => ({ ...search, signal: kind }),
  remove: withoutSignal,
}));

const generalFilters: FilterChoice[] = [
  {
    id: "struggle",
    label: "With frustration",
    isOn: ({ struggle }) => struggle === true,
    add: (search) => ({ ...search, struggle: true }),
    remove: ({ struggle: _, ...rest }) => rest,
  },
  {
    id: "errors",
    label: "With errors",
    isOn: ({ errors }) => errors === true,
    add: (search) => ({ ...search, errors: true }),
    remove: ({ errors: _, ...rest }) => rest,
  },
];

export const filterGroups: readonly { label: string; choices: readonly FilterChoice[] }[] = [
  { label: "Sessions", choices: generalFilters },
  { label: "With a signal", choices: signalFilters },
];

export const filtersOn = (search: ListSearch): FilterChoice[] =>
  filterGroups.flatMap(({ choices }) => choices.filter(({ isOn }) => isOn(search)));

export const withoutFilters = (search: ListSearch): ListSearch =>
  filtersOn(search).reduce((rest, { remove }) => remove(rest), search);
