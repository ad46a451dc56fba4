import { expect, it } from "vitest";
import type { ListSearch } from "../url-state.ts";
import { filterWords, withoutFilters } from "./list-choices.ts";
import { valueFilters, withoutKeys } from "./value-filters.ts";

it("each filter is told in a sentence, and nothing is told of none", () => {
  const search: ListSearch = {
    who: "maria",
    country: "DE",
    minDurationMs: 60_000,
    variant: "checkout=short",
    notSeenForDays: 1,
    errors: true,
    visitors: "new",
  };
  expect(filterWords(search)).toEqual([
    "With errors",
    "New visitors",
    "Visitor is “maria”",
    "Lasted 1:00 or longer",
    "From Germany",
    "Sees checkout: short",
    "Came back after 1 day or more",
  ]);
  expect(filterWords({ range: "30d", sort: "errors", status: "active" })).toEqual([]);
});

it("a chip takes all that is its own out of the search, and clearing leaves order, status and time", () => {
  const search: ListSearch = { minDurationMs: 1_000, maxDurationMs: 9_000, tag: "vip", sort: "longest" };
  const duration = valueFilters.find(({ name }) => name === "duration");
  expect(withoutKeys(search, duration?.keys ?? [])).toEqual({ tag: "vip", sort: "longest" });
  expect(withoutFilters(search)).toEqual({ sort: "longest" });
});
