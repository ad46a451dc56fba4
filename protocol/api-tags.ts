import * as z from "zod";
import { maxMarkChars, maxTaggedSessions } from "./limits.ts";

/** What members write on sessions to find them by, as schemas; see `api.ts`. */

export const tag = z.string().trim().min(1).max(maxMarkChars);

export const bulkTags = z.object({
  sessionIds: z.array(z.string().max(80)).min(1).max(maxTaggedSessions),
  add: z.array(tag).max(20).default([]),
  remove: z.array(tag).max(20).default([]),
});
export type BulkTags = z.input<typeof bulkTags>;

export const bulkTagged = z.object({
  sessionIds: z
    .array(z.string())
    .describe("Those of the website that are there; the others are passed over."),
});
export type BulkTagged = z.infer<typeof bulkTagged>;

export const tagList = z.object({
  tags: z
    .array(z.object({ tag: z.string(), sessions: z.int() }))
    .describe("Of all sessions that are kept, at most 500, in order. `sessions` counts up to 1,000."),
});
export type TagList = z.infer<typeof tagList>;
