import { struggleKinds } from "../../../protocol/signals/signal.ts";
import { signalWords } from "../design/signal-looks.ts";
import { deviceTypes, type ListSearch, type SortName } from "../url-state.ts";
import { valueFilters, withoutKeys } from "./value-filters.ts";

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

/** A session is asked for by one kind at a time. */
const signalFilters: FilterChoice[] = struggleKinds.map((kind) => ({
  id: kind,
  label: signalWords(kind),
  isOn: ({ signal }) => signal === kind,
  add: (search) => ({ ...search, signal: kind }),
  remove: (search) => withoutKeys(search, ["signal"]),
}));

const generalFilters: FilterChoice[] = [
  {
    id: "struggle",
    label: "With frustration",
    isOn: ({ struggle }) => struggle === true,
    add: (search) => ({ ...search, struggle: true }),
    remove: (search) => withoutKeys(search, ["struggle"]),
  },
  {
    id: "errors",
    label: "With errors",
    isOn: ({ errors }) => errors === true,
    add: (search) => ({ ...search, errors: true }),
    remove: (search) => withoutKeys(search, ["errors"]),
  },
  {
    id: "prompts",
    label: "With a prompt",
    isOn: ({ prompts }) => prompts === true,
    add: (search) => ({ ...search, prompts: true }),
    remove: (search) => withoutKeys(search, ["prompts"]),
  },
];

const visitorFilters = (["new", "returning"] as const).map(
  (visitors): FilterChoice => ({
    id: visitors,
    label: visitors === "new" ? "New visitors" : "Returning visitors",
    isOn: (search) => search.visitors === visitors,
    add: (search) => ({ ...search, visitors }),
    remove: (search) => withoutKeys(search, ["visitors"]),
  }),
);

const deviceWords = {
  desktop: "On a desktop",
  mobile: "On a phone",
  tablet: "On a tablet",
  other: "On another device",
};
const deviceFilters = deviceTypes.map(
  (deviceType): FilterChoice => ({
    id: deviceType,
    label: deviceWords[deviceType],
    isOn: (search) => search.deviceType === deviceType,
    add: (search) => ({ ...search, deviceType }),
    remove: (search) => withoutKeys(search, ["deviceType"]),
  }),
);

export const filterGroups: readonly { label: string; choices: readonly FilterChoice[] }[] = [
  { label: "Sessions", choices: [...generalFilters, ...visitorFilters, ...deviceFilters] },
  { label: "With a signal", choices: signalFilters },
];

/** What the list is narrowed to, in words, filters with and without a value. */
export const filterWords = (search: ListSearch): string[] => [
  ...filtersOn(search).map(({ label }) => label),
  ...valueFilters.flatMap(({ words }) => words(search) ?? []),
];

export const filtersOn = (search: ListSearch): FilterChoice[] =>
  filterGroups.flatMap(({ choices }) => choices.filter(({ isOn }) => isOn(search)));

export const withoutFilters = ({ range, status, sort }: ListSearch): ListSearch => ({
  ...(range && { range }),
  ...(status && { status }),
  ...(sort && { sort }),
});
