import * as z from "zod";
import { sessionListQuery } from "./api.ts";

/** What visitors saw of a website's pages, as schemas; see `api.ts`. */

export const pageSorts = [
  "views",
  "sessions",
  "exits",
  "exitRate",
  "seconds",
  "errors",
  "struggles",
] as const;

export const pageListQuery = sessionListQuery.pick({ from: true, to: true }).extend({
  search: z.string().trim().max(200).optional().describe("In the path."),
  sort: z.enum(pageSorts).default("views").describe("The most comes first."),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PageListQuery = z.infer<typeof pageListQuery>;

export const pageStatistics = z.object({
  path: z.string().describe("With `:id` for parts that tell one page from its like: `/orders/:id`."),
  views: z.int(),
  sessions: z.int().describe("That saw it; `GET …/sessions?page=` lists them."),
  exits: z.int().describe("Sessions that ended on it; `GET …/sessions?exitPage=` lists them."),
  exitRate: z.number().describe("Exits by sessions, 0 to 1."),
  medianSeconds: z.number().describe("A session's time on it."),
  depthPercents: z
    .object({ lower: z.number(), median: z.number(), upper: z.number() })
    .describe("How deep sessions have seen it: quartiles, 0 to 100."),
  errors: z.int(),
  struggles: z.int(),
});
export type PageStatistics = z.infer<typeof pageStatistics>;

export const pageList = z.object({
  pages: z.array(pageStatistics),
  pageCount: z.int().describe("Before `limit`."),
  sampledSessions: z
    .int()
    .describe("What this is reckoned from: the newest sessions of the range that are over, 5,000 at most."),
  hasMore: z.boolean().describe("The range has older sessions that are not counted."),
});
export type PageList = z.infer<typeof pageList>;
