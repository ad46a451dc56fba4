import * as z from "zod";
import { visitFields, visitFilters } from "./api-visit.ts";
import type { ReplayEvent } from "./events.ts";
import { listMaxRows } from "./limits.ts";
import { roles, scopes } from "./rights.ts";
import { struggleKinds } from "./signals/signal.ts";
import type { Timeline } from "./timeline.ts";

/** The dashboard's and developers' API, as schemas. Times are ISO 8601 in UTC, durations ms. */

export const sessionStatus = z.enum(["active", "completed"]);

export const session = z.object({
  sessionId: z.string(),
  websiteId: z.string(),
  visitorId: z.string(),
  status: sessionStatus,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  durationMs: z.int(),
  expiresAt: z.iso.datetime(),
  pinnedAt: z.iso
    .datetime()
    .nullable()
    .describe("Kept on purpose since then, so that it does not expire; null for all others."),
  initialUrl: z.string(),
  referrer: z.string(),
  pageViews: z.int(),
  eventCount: z.int(),
  clickCount: z.int(),
  errorCount: z.int(),
  hasErrors: z.boolean(),
  bytes: z.int().describe("Of the chunks as they came, compressed."),
  chunkCount: z.int(),
  gapCount: z.int().describe("Runs of chunks that never came."),
  isTruncated: z.boolean().describe("The session reached its bound: what came after is not kept."),
  frustration: z
    .int()
    .describe(
      "How much the visitor struggled, 0 to 100: by the signals' weight and severity, and the session's length.",
    ),
  hasFrustration: z
    .boolean()
    .describe("There is a signal that weighs anything; a click on plain content does not."),
  signalCounts: z
    .record(z.string(), z.int())
    .describe("By kind, such as `rageClick`; a kind without any is absent."),
  viewportWidth: z.int(),
  viewportHeight: z.int(),
  deviceType: z.enum(["desktop", "mobile", "tablet", "other"]),
  deviceModel: z.string(),
  browser: z.string(),
  os: z.string(),
  country: z.string().describe("ISO 3166-1 alpha-2, empty when unknown."),
  ...visitFields,
});
export type Session = z.infer<typeof session>;

/** What a session is known to lack; see `Completeness` of the protocol. Gaps in server time, ms. */
export const completeness = z.object({
  chunksReceived: z.int(),
  gaps: z.array(
    z.object({
      tabId: z.string(),
      fromSeq: z.int(),
      toSeq: z.int(),
      fromAtMs: z.number(),
      toAtMs: z.number(),
    }),
  ),
  skippedChunks: z.int(),
  conflicts: z.int(),
  isTruncated: z.boolean(),
  degraded: z.array(z.string()),
});

const trueOrFalse = { truthy: ["true"], falsy: ["false"], case: "sensitive" as const };

export const sessionListQuery = z.object({
  from: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      "Of a session's start as its id has it, to the minute what `startedAt` says. Default: `to` less seven days.",
    ),
  to: z.iso.datetime({ offset: true }).optional().describe("Default: now."),
  status: z.enum(["all", "active", "completed"]).default("all"),
  sort: z
    .enum(["recent", "longest", "errors", "frustration"])
    .default("recent")
    .describe(
      "Of each other equals, the newest comes first. `longest` by duration, `errors` by their number, `frustration` by the score.",
    ),
  visitorId: z.string().max(40).optional(),
  country: z.string().max(2).optional().describe("ISO 3166-1 alpha-2."),
  deviceType: session.shape.deviceType.optional(),
  browser: z.string().max(100).optional(),
  os: z.string().max(100).optional(),
  hasErrors: z.stringbool(trueOrFalse).optional(),
  hasFrustration: z.stringbool(trueOrFalse).optional(),
  signal: z.enum(struggleKinds).optional().describe("With a signal of this kind that is not muted."),
  minDurationMs: z.coerce.number().int().min(0).optional(),
  maxDurationMs: z.coerce.number().int().min(0).optional(),
  path: z
    .string()
    .max(500)
    .startsWith("/")
    .optional()
    .describe("How the first page's path begins: `/products`."),
  ...visitFilters,
  cursor: z.string().max(200).optional().describe("Of the page before; goes with the same sort."),
  limit: z.coerce.number().int().min(1).max(listMaxRows).default(50),
});
export type SessionListQuery = z.infer<typeof sessionListQuery>;

export const sessionList = z.object({
  sessions: z.array(session),
  nextCursor: z
    .string()
    .nullable()
    .describe(
      "Pass as `cursor` for the next page; null on the last. A page may have fewer sessions than asked for, or none, and others follow all the same: what a filter leaves little of is looked for piece by piece.",
    ),
  totals: z
    .object({ total: z.int(), active: z.int(), completed: z.int(), events: z.int() })
    .describe("Over the date range, whatever status and filters."),
  matching: z
    .object({ count: z.int(), hasMore: z.boolean() })
    .nullable()
    .default(null)
    .describe(
      "How many sessions status and filters leave, up to 1,000 of them, as far as was looked; `hasMore` when there are, or may be, others. Null when no filter but the status is set, and on later pages.",
    ),
});
export type SessionList = z.infer<typeof sessionList>;

export const website = z.object({
  websiteId: z.string(),
  name: z.string(),
  siteKey: z.string(),
  planName: z.string(),
  retentionDays: z.int(),
});
export type Website = z.infer<typeof website>;
export const websiteList = z.object({ websites: z.array(website) });
export type WebsiteList = z.infer<typeof websiteList>;

export const signIn = z.object({ email: z.string().max(320), password: z.string().max(200) });
export type SignIn = z.infer<typeof signIn>;

/** Who is asking, and where the parts of the product stand. */
export const me = z.object({
  organisationId: z.string(),
  email: z.string().nullable().describe("Null when asked with an API key."),
  name: z.string().nullable().default(null).describe("Null when asked with an API key."),
  personId: z.string().nullable().default(null).describe("Null when asked with an API key."),
  role: z.enum(roles).nullable().default(null).describe("Null when asked with an API key."),
  scopes: z.array(z.enum(scopes)).default([]).describe("What the caller may do."),
  publicOrigin: z.string().describe("Origin of the player frame."),
});
export type Me = z.infer<typeof me>;

/** What an erasure found and removed. `completedAt` is null while the cron goes on with it. */
export const erasureReceipt = z.object({
  receiptId: z.string(),
  requestedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  scope: z.object({
    websiteId: z.string(),
    kind: z.enum(["session", "visitor", "contact", "website"]),
    id: z.string().describe("Of the session, visitor, contact or website."),
    askedBy: z.enum(["member", "visitor"]).describe("A visitor asks by withdrawing."),
  }),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      chunks: z.int(),
      bytes: z.int().describe("Of the chunks as they came, compressed."),
      objects: z.int().describe("In R2."),
      rows: z.int().describe("In D1."),
    }),
  ),
});
export type ErasureReceipt = z.infer<typeof erasureReceipt>;

/** What a visitor sends to `/v1/withdraw/:siteKey`: who they are, and the proof that their browser keeps. */
export const withdrawal = z.object({ visitorId: z.string().max(40), secret: z.string().min(1).max(200) });

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** A line of a visitor's export. A file that does not close with `end` is not whole. */
export const exportLine = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("export"),
    version: z.literal(1),
    websiteId: z.string(),
    visitorId: z.string(),
    exportedAt: z.iso.datetime(),
  }),
  /** The tabs' events follow behind it. */
  z.object({
    kind: z.literal("session"),
    session,
    completeness,
    timeline: z.custom<Timeline>(isObject),
  }),
  /** Some of a tab's events, in order; plain rrweb events on the tab's own clock. */
  z.object({
    kind: z.literal("events"),
    sessionId: z.string(),
    tabId: z.string(),
    clockOffsetMs: z.number(),
    events: z.array(z.custom<ReplayEvent>(isObject)),
  }),
  /** It expired or was erased while it was read: what stands above of it is not all there was. */
  z.object({ kind: z.literal("gone"), sessionId: z.string() }),
  /** `next`: ask again with it as `after`, for the sessions behind this one; null when there are none. */
  z.object({ kind: z.literal("end"), sessions: z.int(), next: z.string().nullable() }),
]);
export type ExportLine = z.infer<typeof exportLine>;
