import { expect, it } from "vitest";
import { readSearch, writeSearch } from "./saved-search.ts";

it("a search that is kept is read as it was, and what is not known any more is left out", () => {
  const search = {
    range: "30d",
    errors: true,
    tag: "7",
    minDurationMs: 60_000,
    page: "/orders/:id",
  } as const;
  expect(readSearch(writeSearch(search))).toEqual(search);
  expect(readSearch("mood=sad&status=active")).toEqual({ status: "active" });
});
