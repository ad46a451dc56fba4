import { queryOptions } from "@tanstack/react-query";
import { type PageListQuery, pageList } from "../../../protocol/api-pages.ts";
import { getJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

export interface PagesAsk {
  websiteId: string;
  /** ISO 8601. */
  from: string;
  sort: PageListQuery["sort"];
  search?: string | undefined;
}

/** What visitors saw of the website's pages. */
export const pagesQuery = ({ websiteId, from, ...ask }: PagesAsk) =>
  queryOptions({
    queryKey: ["pages", websiteId, from.slice(0, 13), ask],
    queryFn: ({ signal }) =>
      getJson(
        `/websites/${encodeURIComponent(websiteId)}/pages${searchOf({ ...ask, from })}`,
        pageList,
        signal,
      ),
    placeholderData: (before) => before,
  });
