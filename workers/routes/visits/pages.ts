import { createFactory } from "hono/factory";
import {
  type PageList,
  type PageListQuery,
  type PageStatistics,
  pageListQuery,
} from "../../../protocol/api-pages.ts";
import { maxSampledSessions } from "../../../protocol/limits.ts";
import { pageStatistics } from "../../../protocol/visit/page-statistics.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { seenPages } from "../../catalog/seen-pages.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";
import { rangeOf } from "./range-of.ts";

/** What visitors saw of the website's pages. */
export const getPages = createFactory<WebsiteEnv>().createHandlers(
  valid("query", pageListQuery),
  async (c) => {
    const { search = "", sort, limit, from, to } = c.req.valid("query");
    const nowMs = Date.now();
    const { websiteId } = c.var;
    const range = rangeOf(websiteId, { from, to }, nowMs);
    const seen = await seenPages(await openCatalog(c.env, websiteId, nowMs), range, maxSampledSessions + 1);
    const sampled = seen.slice(0, maxSampledSessions);
    const wanted = search.toLowerCase();
    const pages = pageStatistics(sampled).filter(({ path }) => path.toLowerCase().includes(wanted));
    const list: PageList = {
      pages: pages.sort(byMost(sort)).slice(0, limit),
      pageCount: pages.length,
      sampledSessions: sampled.length,
      hasMore: seen.length > sampled.length,
    };
    return c.json(list);
  },
);

const byMost =
  (sort: PageListQuery["sort"]) =>
  (one: PageStatistics, other: PageStatistics): number =>
    sortValue(sort, other) - sortValue(sort, one) ||
    other.views - one.views ||
    (one.path < other.path ? -1 : 1);

const sortValue = (sort: PageListQuery["sort"], page: PageStatistics): number =>
  sort === "seconds" ? page.medianSeconds : page[sort];
