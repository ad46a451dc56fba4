import * as z from "zod";
import { completeness, session } from "./api.ts";
import { timeline } from "./api-replay.ts";

/** Links to a moment of a session, and what a public one shows, as schemas; see `api.ts`. */

export const minShareHours = 1;
export const maxShareHours = 90 * 24;
export const defaultShareHours = 7 * 24;

const sessionMs = z.int().min(0).max(86_400_000);

const moment = {
  atMs: sessionMs.default(0).describe("Where it begins, ms since the session's start."),
  tabId: z
    .string()
    .regex(/^tab_[a-z0-9]{12}$/, "a tab's id")
    .nullable()
    .default(null)
    .describe("The tab to look at; null: the first."),
  toMs: sessionMs
    .nullable()
    .default(null)
    .describe("Where the stretch that is meant ends; null: nowhere. What lies outside can be seen as well."),
};

export const newShare = z
  .object({
    ...moment,
    access: z
      .enum(["members", "public"])
      .describe("For who is signed in to the organisation, or for anybody who has the link."),
    expiresInHours: z
      .int()
      .min(minShareHours)
      .max(maxShareHours)
      .default(defaultShareHours)
      .describe("Of a public one; members' links last as long as the session."),
  })
  .refine(({ atMs, toMs }) => toMs === null || toMs > atMs, { path: ["toMs"], error: "behind atMs" });
export type NewShare = z.input<typeof newShare>;

/** A public link, without its secret. */
export const share = z.object({
  shareId: z.string(),
  atMs: z.int(),
  tabId: z.string().nullable(),
  toMs: z.int().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().describe("A person's mail address, or `API key`."),
  expiresAt: z.iso.datetime(),
  openings: z.int().describe("How often the page behind it was opened."),
  lastOpenedAt: z.iso.datetime().nullable(),
});
export type Share = z.infer<typeof share>;

export const shareMade = z.object({
  link: z.string().describe("To hand on. A public one is shown this once."),
  share: share.nullable().describe("Null for members: of such a link nothing is kept."),
});
export type ShareMade = z.infer<typeof shareMade>;

export const shareList = z.object({
  shares: z.array(share).describe("Public links that still open, the newest first."),
});
export type ShareList = z.infer<typeof shareList>;

/** What is told of a session to who has a public link: nothing that says who the visitor is. */
export const sharedSession = session.pick({
  websiteId: true,
  status: true,
  startedAt: true,
  endedAt: true,
  durationMs: true,
  initialUrl: true,
  pageViews: true,
  eventCount: true,
  clickCount: true,
  errorCount: true,
  hasErrors: true,
  isTruncated: true,
  frustration: true,
  hasFrustration: true,
  signalCounts: true,
  viewportWidth: true,
  viewportHeight: true,
  deviceType: true,
  browser: true,
  os: true,
});
export type SharedSession = z.infer<typeof sharedSession>;

/** Where a public link leads. */
export const sharedLink = z.object({
  ...share.pick({ atMs: true, tabId: true, toMs: true, expiresAt: true }).shape,
  publicOrigin: z.string().describe("Origin of the player frame."),
});
export type SharedLink = z.infer<typeof sharedLink>;

/** All the player needs before the first frame. */
export const sharedReplay = z.object({
  session: sharedSession,
  completeness,
  timeline: timeline.describe(
    "Without what the website told of its visitor; requests only where the plan has them.",
  ),
});
export type SharedReplay = z.infer<typeof sharedReplay>;

export const sharedSegmentQuery = z.object({
  offset: z
    .string()
    .regex(/^\d{1,12}$/, "a whole number from 0")
    .describe("Where the first frame begins in the segment, as the timeline says."),
  bytes: z
    .string()
    .regex(/^[1-9]\d{0,7}$/, "a whole number from 1")
    .describe("Of the frames that are asked for, as they stand in the segment."),
});
