import * as z from "zod";
import { sessionListQuery } from "./api.ts";

/** What there is to filter a list by, as schemas; see `api.ts`. */

/** Kept of each session's row. */
export const columnFacets = [
  "browser",
  "os",
  "country",
  "deviceType",
  "referrerHost",
  "path",
  "page",
] as const;
/** Kept apart, for the sessions that have them. */
export const markFacets = ["tag", "release", "campaign", "variant", "event"] as const;

export const facetsQuery = sessionListQuery.pick({ from: true, to: true }).extend({
  of: z.enum([...columnFacets, ...markFacets]),
  search: z.string().trim().max(200).optional().describe("In the value."),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FacetsQuery = z.infer<typeof facetsQuery>;

export const facetList = z.object({
  of: facetsQuery.shape.of,
  values: z
    .array(z.object({ value: z.string(), sessions: z.int() }))
    .describe(
      "The most frequent first. Of what websites and members tell themselves (tags, events …) sessions are counted up to 1,000 each; all else over the newest 5,000 sessions of the range.",
    ),
});
export type FacetList = z.infer<typeof facetList>;
