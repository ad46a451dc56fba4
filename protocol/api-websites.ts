import * as z from "zod";
import { website } from "./api.ts";
import { originPattern, websiteName } from "./api-website-settings.ts";

/** Websites and their site keys. Times are ISO 8601 in UTC. */

const snippet = z.string().describe("The tag for the page's head.");

export const newWebsite = z.object({ name: websiteName, origin: originPattern });
export const websiteMade = z.object({ website, snippet });
export type WebsiteMade = z.infer<typeof websiteMade>;

export const websiteDeletion = z.object({
  receiptId: z.string().describe("Of the erasure; `GET /api/erasures/{receiptId}` tells how far it is."),
});
export type WebsiteDeletion = z.infer<typeof websiteDeletion>;

export const maxGraceDays = 30;

export const siteKey = z.object({
  siteKey: z.string(),
  madeAt: z.iso.datetime().nullable().describe("Null for the oldest."),
  worksUntil: z.iso
    .datetime()
    .nullable()
    .describe("When it stops, for a key that was replaced; null for the key in use."),
  snippet,
});
export type SiteKeyTold = z.infer<typeof siteKey>;
export const siteKeyList = z.object({
  siteKeys: z.array(siteKey).describe("Those that work, the newest first."),
});
export type SiteKeyList = z.infer<typeof siteKeyList>;

export const siteKeyRotation = z.object({
  graceDays: z
    .int()
    .min(0)
    .max(maxGraceDays)
    .describe("How long the keys there are go on working; 0 ends them at once."),
});
