import { pageSorts } from "../../../protocol/api-pages.ts";
import { parseRange, type RangeName } from "../url-state.ts";

export type PageSort = (typeof pageSorts)[number];

/** What the table of pages shows, as its URL says it. Defaults are left out. */
export interface PagesSearch {
  range?: Exclude<RangeName, "7d">;
  sort?: Exclude<PageSort, "views">;
  /** A part of the path. */
  q?: string;
}

export function parsePagesSearch({ range, sort, q }: Record<string, unknown>): PagesSearch {
  const chosen = pageSorts.find((one) => one === sort);
  return {
    ...parseRange(range),
    ...(chosen === undefined || chosen === "views" ? {} : { sort: chosen }),
    ...(typeof q === "string" && q !== "" ? { q: q.slice(0, 200) } : {}),
  };
}
