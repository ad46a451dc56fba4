import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AssetHash, SessionId, WebsiteId } from "../../protocol/ids.ts";

/** What is listed, filtered, sorted and searched of a session; never event bodies. Times are server time in ms. */
export const sessions = sqliteTable(
  "sessions",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
    visitorId: text("visitor_id").notNull(),
    status: text("status", { enum: ["active", "completed"] }).notNull(),
    startedAtMs: integer("started_at").notNull(),
    endedAtMs: integer("ended_at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    expiresAtMs: integer("expires_at").notNull(),
    initialUrl: text("initial_url").notNull(),
    referrer: text("referrer").notNull(),
    pageViews: integer("page_views").notNull(),
    eventCount: integer("event_count").notNull(),
    clickCount: integer("click_count").notNull(),
    errorCount: integer("error_count").notNull(),
    viewportWidth: integer("viewport_width").notNull(),
    viewportHeight: integer("viewport_height").notNull(),
    deviceType: text("device_type", { enum: ["desktop", "mobile", "tablet", "other"] }).notNull(),
    deviceModel: text("device_model").notNull(),
    browser: text("browser").notNull(),
    os: text("os").notNull(),
    country: text("country").notNull(),
    /** When the session's object last wrote this row. */
    checkedAtMs: integer("checked_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.websiteId, table.sessionId] }),
    // Each index is one more billed row a write: these are the list, the sweep and the watchdog.
    index("sessions_by_start").on(table.websiteId, table.startedAtMs, table.sessionId),
    index("sessions_by_expiry").on(table.expiresAtMs),
    index("sessions_by_check").on(table.checkedAtMs).where(sql`status = 'active'`),
  ],
);

/** Which style sheets a website has; the text stands in R2 under the same hash. */
export const assets = sqliteTable(
  "assets",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    hash: text("hash").$type<AssetHash>().notNull(),
    seenAtMs: integer("seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.hash] })],
);

export type SessionRow = typeof sessions.$inferSelect;
