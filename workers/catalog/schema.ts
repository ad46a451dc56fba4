import { sql } from "drizzle-orm";
import { index, integer, primaryKey, type SQLiteColumn, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AssetHash, SecretHash, SessionId, VisitorId, WebsiteId } from "../../protocol/ids.ts";
import type { SignalCounts } from "../../protocol/signals/signal.ts";
import { visitColumns } from "./visit-schema.ts";

/**
 * What stands in a catalog. Times are server time in ms.
 *
 * A row written is a thousand times the price of a row read, so what each write costs is counted (the binding's
 * `rows_written`): every table has no rowid, so that its key is the table and not one more row, and an index costs a
 * row only when an entry is added to it. A session's first save costs 4 rows (itself, expiry, active, visitor), a
 * refresh 1, its completion 5 (itself, facet, duration, path, counter), one if it had errors and one if it had struggles,
 * its deletion 2. What it is found by besides stands in tables of `visit-schema.ts`: nothing for a session without tags,
 * custom events and the like.
 * `migrations/catalog` holds what drizzle cannot say: WITHOUT ROWID, and the triggers.
 */

type Columns<Name extends string> = Record<Name, SQLiteColumn>;
const facetOf = ({
  country,
  deviceType,
  browser,
  os,
}: Columns<"country" | "deviceType" | "browser" | "os">) => [country, deviceType, browser, os] as const;
const struggleOf = ({ frustration, signalBits }: Columns<"frustration" | "signalBits">) =>
  [frustration, signalBits] as const;
const spanOf = ({ madeAtMs, durationMs }: Columns<"madeAtMs" | "durationMs">) =>
  [madeAtMs, durationMs] as const;

/** What is listed, filtered, sorted and searched of a session; never event bodies. */
export const sessions = sqliteTable(
  "sessions",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    /** The start in the session's id: it never changes, so the list's order is the order of the table. */
    madeAtMs: integer("made_at").notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
    status: text("status", { enum: ["active", "completed"] }).notNull(),
    startedAtMs: integer("started_at").notNull(),
    endedAtMs: integer("ended_at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** When the session's object last wrote this row. */
    checkedAtMs: integer("checked_at").notNull(),
    /** Decided when the row is made, and then moved by a change of plan alone. */
    expiresAtMs: integer("expires_at").notNull(),
    /** Kept on purpose since then: it does not expire. */
    pinnedAtMs: integer("pinned_at"),
    pageViews: integer("page_views").notNull(),
    eventCount: integer("event_count").notNull(),
    clickCount: integer("click_count").notNull(),
    errorCount: integer("error_count").notNull(),
    /** Of the chunks as they came, compressed. */
    bytes: integer("bytes").notNull().default(0),
    chunkCount: integer("chunk_count").notNull().default(0),
    gapCount: integer("gap_count").notNull().default(0),
    isTruncated: integer("is_truncated", { mode: "boolean" }).notNull().default(false),
    /** 0 to 100. */
    frustration: integer("frustration").notNull().default(0),
    /** How many signals of each kind, as JSON; a kind without any is left out. */
    signalCounts: text("signal_counts", { mode: "json" }).$type<SignalCounts>().notNull().default({}),
    /** Which kinds there are of them; see `signal-bits.ts`. */
    signalBits: integer("signal_bits").notNull().default(0),
    viewportWidth: integer("viewport_width").notNull(),
    viewportHeight: integer("viewport_height").notNull(),
    deviceType: text("device_type", { enum: ["desktop", "mobile", "tablet", "other"] }).notNull(),
    browser: text("browser").notNull(),
    os: text("os").notNull(),
    country: text("country").notNull(),
    visitorId: text("visitor_id").notNull(),
    contactId: text("contact_id"),
    deviceModel: text("device_model").notNull(),
    /** Path of `initialUrl`, empty when that has none. */
    initialPath: text("initial_path").notNull().default(""),
    initialUrl: text("initial_url").notNull(),
    referrer: text("referrer").notNull(),
    // Last, so that what is read of many rows stands before what overflows a page of the database.
    ...visitColumns,
  },
  (table) => [
    primaryKey({ columns: [table.websiteId, table.madeAtMs, table.sessionId] }),
    // Each entry also holds what the key has more. The sweep's work list:
    index("sessions_by_expiry").on(table.expiresAtMs).where(sql`pinned_at IS NULL`),
    // The watchdog's, and the live part of every list: no save of an active session moves an entry.
    index("sessions_active").on(table.websiteId).where(sql`status = 'active'`),
    // What filters and sorts ask of a completed session, each time behind another beginning: whichever is read, the
    // table is not. SQLite looks a row of such a table up for every entry that it reads, also for those that the rest
    // of the entry would have ruled out. The last two have an entry for sessions with errors or struggles alone.
    index("sessions_by_facet")
      .on(
        table.websiteId,
        ...facetOf(table),
        ...spanOf(table),
        table.errorCount,
        ...struggleOf(table),
        table.initialPath,
      )
      .where(sql`status = 'completed'`),
    index("sessions_by_duration")
      .on(
        table.websiteId,
        table.durationMs,
        table.madeAtMs,
        table.errorCount,
        ...struggleOf(table),
        ...facetOf(table),
        table.initialPath,
      )
      .where(sql`status = 'completed'`),
    index("sessions_by_path")
      .on(
        table.websiteId,
        table.initialPath,
        ...spanOf(table),
        table.errorCount,
        ...struggleOf(table),
        ...facetOf(table),
      )
      .where(sql`status = 'completed'`),
    index("sessions_with_errors")
      .on(
        table.websiteId,
        table.errorCount,
        ...spanOf(table),
        ...struggleOf(table),
        ...facetOf(table),
        table.initialPath,
      )
      .where(sql`status = 'completed' AND error_count > 0`),
    index("sessions_by_frustration")
      .on(
        table.websiteId,
        table.frustration,
        ...spanOf(table),
        table.errorCount,
        table.signalBits,
        ...facetOf(table),
        table.initialPath,
      )
      .where(sql`status = 'completed' AND frustration > 0`),
    // A visitor's and a contact's sessions, to list and to erase.
    index("sessions_by_visitor").on(table.websiteId, table.visitorId),
    index("sessions_by_contact").on(table.websiteId, table.contactId).where(sql`contact_id IS NOT NULL`),
  ],
);

/**
 * Completed sessions per UTC day of `made_at`, kept by triggers on `sessions`. Active ones are few and are counted
 * where they stand, which spares a row at each of their saves.
 */
export const dayCounters = sqliteTable(
  "day_counters",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    /** `made_at` divided by a day's ms. */
    day: integer("day").notNull(),
    completed: integer("completed").notNull(),
    events: integer("events").notNull(),
    errors: integer("errors").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.day] })],
);

/**
 * Which combinations there are among a website's completed sessions, kept by triggers: a filter finds the beginnings of
 * `sessions_by_facet` here. There are hundreds to some thousands, so a session hardly ever adds one.
 */
export const facets = sqliteTable(
  "facets",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    country: text("country").notNull(),
    deviceType: text("device_type", { enum: ["desktop", "mobile", "tablet", "other"] }).notNull(),
    browser: text("browser").notNull(),
    os: text("os").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.websiteId, table.country, table.deviceType, table.browser, table.os] }),
  ],
);

/** Which style sheets a website has; the text stands in R2 under the same hash. */
export const assets = sqliteTable(
  "assets",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    hash: text("hash").$type<AssetHash>().notNull(),
    /** Last day a chunk named it, to within a day. */
    seenAtMs: integer("seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.hash] })],
);

/** New sheets of a website per UTC day, for the daily bound. */
export const assetDays = sqliteTable(
  "asset_days",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    day: integer("day").notNull(),
    assets: integer("assets").notNull(),
    /** Compressed, as they came. */
    bytes: integer("bytes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.day] })],
);

/** Sheets that pinned sessions refer to: they are not pruned. */
export const pinnedAssets = sqliteTable(
  "pinned_assets",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    hash: text("hash").$type<AssetHash>().notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.hash, table.sessionId] })],
);

/**
 * Who may have a visitor's sessions erased: whoever shows the secret. A visitor's row goes with the last session of
 * theirs, by a trigger, unless they have withdrawn.
 */
export const visitors = sqliteTable(
  "visitors",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    visitorId: text("visitor_id").$type<VisitorId>().notNull(),
    /** The first that came under this id. */
    secretHash: text("secret_hash").$type<SecretHash>().notNull(),
    firstSeenAtMs: integer("first_seen").notNull(),
    /** They want no session under this id any more. */
    withdrawnAtMs: integer("withdrawn_at"),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.visitorId] })],
);

/** One row: a session that expired up to then is the sweep's, and neither plan nor pin takes it back. */
export const sweepMark = sqliteTable("sweep_mark", {
  id: integer("id").primaryKey(),
  untilMs: integer("until").notNull(),
});

export type SessionRow = typeof sessions.$inferSelect;
