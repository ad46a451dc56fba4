import * as z from "zod";
import { session, sessionListQuery } from "./api.ts";
import { listMaxRows } from "./limits.ts";

/** What broke on a website's pages, in groups of what is alike, as schemas; see `api.ts`. */

export const errorStatuses = ["open", "resolved", "ignored", "regressed"] as const;
export const errorSorts = ["lastSeen", "count", "sessions"] as const;

const range = sessionListQuery.pick({ from: true, to: true }).shape;
const cursor = z
  .string()
  .max(200)
  .optional()
  .describe("`nextCursor` of the page before; goes with the same sort.");
const limit = z.coerce.number().int().min(1).max(listMaxRows).default(50);
const nextCursor = z.string().nullable().describe("Of the next page; null on the last.");

export const errorListQuery = z.object({
  from: range.from.describe("The whole UTC day it lies in counts. Default: `to` less seven days."),
  to: range.to.describe("The whole UTC day it lies in counts. Default: now."),
  search: z.string().trim().max(200).optional().describe("In the message, type and place."),
  status: z
    .enum(errorStatuses)
    .optional()
    .describe("`regressed`: it came again in a session that began after it was resolved."),
  sort: z.enum(errorSorts).default("lastSeen"),
  cursor,
  limit,
});
export type ErrorListQuery = z.infer<typeof errorListQuery>;

export const errorGroup = z.object({
  fingerprint: z.string(),
  type: z.string().describe("Such as `TypeError`."),
  message: z.string().describe("Numbers, ids, addresses and quoted texts are taken out of it."),
  place: z.string().describe("The topmost frame of the website's own: function and file."),
  status: z.enum(errorStatuses),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  count: z.int().describe("Over the range."),
  sessions: z.int().describe("Over the range, those that are over."),
  days: z
    .array(z.object({ day: z.iso.date(), sessions: z.int() }))
    .describe("UTC days of the range, those without any left out."),
});
export type ErrorGroup = z.infer<typeof errorGroup>;

export const errorList = z.object({ errors: z.array(errorGroup), nextCursor });
export type ErrorList = z.infer<typeof errorList>;

const shares = z
  .array(z.object({ value: z.string(), sessions: z.int() }))
  .describe("Of the newest sessions that had it, the most frequent first.");

export const errorDetailQuery = errorListQuery.pick({ from: true, to: true });
export const errorDetail = errorGroup.extend({
  stack: z.string().describe("Of one time that it came, without its message and the addresses' queries."),
  releases: shares,
  browsers: shares,
});
export type ErrorDetail = z.infer<typeof errorDetail>;

export const errorChange = z.object({ status: z.enum(["open", "resolved", "ignored"]) });
export type ErrorChange = z.infer<typeof errorChange>;

export const errorSessionsQuery = z.object({ cursor, limit });
export const errorSessions = z.object({
  sessions: z
    .array(
      z.object({
        session,
        atMs: z.int().describe("When it came first, ms since the session's `startedAt`."),
        tabId: z.string(),
        count: z.int(),
        message: z.string().describe("As it was then, secrets masked."),
      }),
    )
    .describe("The newest first."),
  nextCursor,
});
export type ErrorSessions = z.infer<typeof errorSessions>;
