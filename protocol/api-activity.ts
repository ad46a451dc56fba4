import * as z from "zod";
import { session, sessionListQuery } from "./api.ts";
import { listMaxRows } from "./limits.ts";

/** What has gone on lately, as schemas; see `api.ts`. */

export const activityQuery = z.object({
  kind: z.enum(["all", "prompts", "sessions"]).default("all"),
  cursor: z
    .string()
    .max(200)
    .optional()
    .describe("`nextCursor` of the page before; goes with the same kind."),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(listMaxRows)
    .default(30)
    .describe("Of sessions; each comes with its prompts."),
});

export const activityItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("session"), at: z.iso.datetime(), session }),
  /** What the visitor asked an assistant on the page. */
  z.object({
    kind: z.literal("prompt"),
    at: z.iso.datetime(),
    atMs: z.int().describe("Of the session: ms since `startedAt`."),
    text: z.string().describe("Secrets masked; the first 500 characters."),
    session,
  }),
]);
export type ActivityItem = z.infer<typeof activityItem>;

export const activityFeed = z.object({
  items: z
    .array(activityItem)
    .describe("The newest session first, each followed by its prompts, the newest first."),
  nextCursor: z.string().nullable().describe("Of the next page; null on the last."),
});
export type ActivityFeed = z.infer<typeof activityFeed>;

export const activityChartQuery = sessionListQuery.pick({ from: true, to: true }).extend({
  per: z.enum(["hour", "day"]).default("day"),
  timeZone: z.string().max(60).default("UTC").describe("An IANA name, such as `Europe/Berlin`."),
});

export const activityChart = z.object({
  per: z.enum(["hour", "day"]),
  timeZone: z.string(),
  points: z
    .array(
      z.object({
        at: z.iso.datetime({ offset: true }).describe("When the hour or day begins in the zone."),
        sessions: z.int(),
        withErrors: z.int(),
        withStruggle: z.int(),
      }),
    )
    .describe("In order of time, those without sessions among them."),
  countedFrom: z.iso
    .datetime()
    .describe("Of a very large range the newest 100,000 sessions are counted: nothing before this is."),
});
export type ActivityChart = z.infer<typeof activityChart>;
