import type { FacetsQuery } from "../../../protocol/api-facets.ts";
import { countryName, formatClock } from "../design/format.ts";
import type { ListSearch, TextFilter } from "../url-state.ts";

/** How a filter's value is chosen: from what the website's sessions have, by typing, from a few, or as numbers. */
export type FilterEditor =
  | { type: "facet"; key: TextFilter; of: FacetsQuery["of"] }
  | { type: "text"; key: TextFilter; placeholder: string }
  | { type: "duration" }
  | { type: "days" };

/** A filter that asks for a value, as a chip says it. */
export interface ValueFilter {
  name: string;
  /** In the menu, and above its editor. */
  label: string;
  editor: FilterEditor;
  /** What the search has of it. */
  keys: readonly (keyof ListSearch)[];
  /** The sentence of its chip; null while it is not on. */
  words: (search: ListSearch) => string | null;
}

const ofText = (
  label: string,
  editor: Extract<FilterEditor, { key: TextFilter }>,
  sentence: (value: string) => string,
): ValueFilter => ({
  name: editor.key,
  label,
  editor,
  keys: [editor.key],
  words: ({ [editor.key]: value }) => (value === undefined ? null : sentence(value)),
});

const facet = (key: TextFilter, of: FacetsQuery["of"]) => ({ type: "facet" as const, key, of });
const typed = (key: TextFilter, placeholder: string) => ({ type: "text" as const, key, placeholder });

const duration: ValueFilter = {
  name: "duration",
  label: "Duration",
  editor: { type: "duration" },
  keys: ["minDurationMs", "maxDurationMs"],
  words: ({ minDurationMs, maxDurationMs }) => {
    if (minDurationMs !== undefined && maxDurationMs !== undefined)
      return `Lasted ${formatClock(minDurationMs)} to ${formatClock(maxDurationMs)}`;
    if (minDurationMs !== undefined) return `Lasted ${formatClock(minDurationMs)} or longer`;
    return maxDurationMs === undefined ? null : `Lasted ${formatClock(maxDurationMs)} at most`;
  },
};

const away: ValueFilter = {
  name: "notSeenForDays",
  label: "Came back after days",
  editor: { type: "days" },
  keys: ["notSeenForDays"],
  words: ({ notSeenForDays: days }) =>
    days === undefined ? null : `Came back after ${days} ${days === 1 ? "day" : "days"} or more`,
};

export const valueFilters: readonly ValueFilter[] = [
  ofText("Visitor or contact", typed("who", "Name, mail address or id"), (who) => `Visitor is “${who}”`),
  ofText("Contact's id", typed("contactId", "As the website named it"), (id) => `Contact is ${id}`),
  ofText("Visitor's id", typed("visitorId", "vis_…"), (id) => `Visitor is ${id}`),
  ofText("Saw the page", facet("page", "page"), (page) => `Saw ${page}`),
  ofText("Came in on", facet("path", "path"), (path) => `Came in on ${path}`),
  ofText("Left on", facet("exitPage", "page"), (page) => `Left on ${page}`),
  duration,
  ofText("Tag", facet("tag", "tag"), (tag) => `Tagged ${tag}`),
  ofText("Has done", facet("event", "event"), (event) => `Has done ${event}`),
  ofText("Has not done", facet("notEvent", "event"), (event) => `Has not done ${event}`),
  ofText("Ended without", facet("endedWithout", "event"), (event) => `Ended without ${event}`),
  ofText("Country", facet("country", "country"), (code) => `From ${countryName(code)}`),
  ofText("Browser", facet("browser", "browser"), (browser) => `Browser is ${browser}`),
  ofText("System", facet("os", "os"), (os) => `System is ${os}`),
  ofText("Referrer", facet("referrerHost", "referrerHost"), (host) => `Came from ${host}`),
  ofText("Campaign", facet("campaign", "campaign"), (campaign) => `Campaign is ${campaign}`),
  ofText("Release", facet("release", "release"), (release) => `Release is ${release}`),
  ofText("Variant", facet("variant", "variant"), (variant) => `Sees ${variant.replace("=", ": ")}`),
  ofText("Error", typed("error", "Fingerprint of the error"), () => "Had one certain error"),
  away,
];

/** The search without some of what it says. */
export function withoutKeys(search: ListSearch, keys: readonly (keyof ListSearch)[]): ListSearch {
  const rest = { ...search };
  for (const key of keys) delete rest[key];
  return rest;
}
