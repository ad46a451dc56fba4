import { createFactory } from "hono/factory";
import { type FacetList, facetsQuery } from "../../../protocol/api-facets.ts";
import {
  type CountedValue,
  countedColumn,
  countedMarks,
  isColumnFacet,
} from "../../catalog/counted-values.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";
import { rangeOf } from "./range-of.ts";

/** Values of a kind of mark that are counted before the most frequent of them are told. */
const maxCountedMarks = 1_000;

/** What a list can be filtered by. */
export const getFacets = createFactory<WebsiteEnv>().createHandlers(
  valid("query", facetsQuery),
  async (c) => {
    const { of, search = "", limit, from, to } = c.req.valid("query");
    const nowMs = Date.now();
    const { websiteId } = c.var;
    const range = rangeOf(websiteId, { from, to }, nowMs);
    const catalog = await openCatalog(c.env, websiteId, nowMs);
    const values = isColumnFacet(of)
      ? await countedColumn(catalog, range, of, search, limit)
      : mostFrequent(await countedMarks(catalog, range, of, search, maxCountedMarks), limit);
    return c.json({ of, values } satisfies FacetList);
  },
);

const mostFrequent = (values: readonly CountedValue[], limit: number): CountedValue[] =>
  values.toSorted((one, other) => other.sessions - one.sessions).slice(0, limit);
