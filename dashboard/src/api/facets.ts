import { queryOptions } from "@tanstack/react-query";
import { type FacetList, type FacetsQuery, facetList } from "../../../protocol/api-facets.ts";
import { getJson } from "./client.ts";

export interface FacetAsk {
  websiteId: string;
  of: FacetsQuery["of"];
  /** ISO 8601. */
  from: string;
  /** In the value; empty for any. */
  search: string;
}

/** What values a website's sessions have, the most frequent first. */
export const facetsQuery = ({ websiteId, of, from, search }: FacetAsk) =>
  queryOptions({
    queryKey: ["facets", websiteId, of, search, from.slice(0, 13)],
    queryFn: ({ signal }): Promise<FacetList> => {
      const query = new URLSearchParams({ of, from, ...(search !== "" && { search }) });
      return getJson(`/websites/${encodeURIComponent(websiteId)}/facets?${query}`, facetList, signal);
    },
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
