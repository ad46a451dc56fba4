import { queryOptions } from "@tanstack/react-query";
import { type SavedFilter, savedFilterList } from "../../../protocol/api-saved-filters.ts";
import { getJson, putJson } from "./client.ts";

const pathOf = (websiteId: string) => `/websites/${encodeURIComponent(websiteId)}/saved-filters`;

/** The member's own filters of a website's list. */
export const savedFiltersQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["saved-filters", websiteId],
    queryFn: ({ signal }) => getJson(pathOf(websiteId), savedFilterList, signal),
    staleTime: 60_000,
  });

/** All of them, in their order. */
export const saveFilters = (websiteId: string, filters: SavedFilter[]): Promise<void> =>
  putJson(pathOf(websiteId), { filters });
