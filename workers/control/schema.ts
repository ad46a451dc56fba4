import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { SettingsDocument } from "../../protocol/api-website-settings.ts";
import type { OrganisationId, ReceiptId, SessionId, SiteKey, WebsiteId } from "../../protocol/ids.ts";
import type { RecorderSettings } from "../../protocol/recorder-config.ts";

/** Times are server time in ms. */

export const plans = sqliteTable("plans", {
  planId: text("plan_id").primaryKey(),
  name: text("name").notNull(),
  /** 0 records nothing. */
  retentionDays: integer("retention_days").notNull(),
  /** New sessions a calendar month (UTC) over all websites of an organisation; null for any number. */
  monthlySessions: integer("monthly_sessions"),
  hasNetworkPanel: integer("has_network_panel", { mode: "boolean" }).notNull(),
  /** Of an organisation; null for any number. */
  maxMembers: integer("max_members"),
});

export const organisations = sqliteTable("organisations", {
  organisationId: text("organisation_id").$type<OrganisationId>().primaryKey(),
  name: text("name").notNull(),
  planId: text("plan_id")
    .notNull()
    .references(() => plans.planId),
});

export const websites = sqliteTable(
  "websites",
  {
    websiteId: text("website_id").$type<WebsiteId>().primaryKey(),
    organisationId: text("organisation_id")
      .$type<OrganisationId>()
      .notNull()
      .references(() => organisations.organisationId),
    name: text("name").notNull(),
    /** Public; stands in every session id of the website. `[a-z0-9]{1,16}` */
    tag: text("tag").notNull().unique(),
    recordingEnabled: integer("recording_enabled", { mode: "boolean" }).notNull(),
    trigger: text("trigger", { enum: ["all", "errors_only", "smart"] }).notNull(),
    samplingRate: real("sampling_rate").notNull(),
    /** What else a member has set, JSON as `websiteSettings` of the API has it; null: nothing. */
    settings: text("settings", { mode: "json" }).$type<RecorderSettings>(),
    /** Goes up with every change a recorder must hear of. */
    configRevision: integer("config_revision").notNull(),
    createdAtMs: integer("created_at").notNull(),
    /** Retention that its sessions' expiry follows; another one than the plan's until a job has moved them. */
    appliedDays: integer("applied_days"),
    /** What its webhooks are told of, divided by spaces; empty: nothing, so that nobody asks for them in vain. */
    webhookEvents: text("webhook_events").notNull().default(""),
    /** Hosts that visitors know it by. */
    domains: text("domains", { mode: "json" }).$type<string[]>().notNull().default([]),
    /** Whether a replayed page may load pictures and media from the allowed origins. */
    loadsFromWebsite: integer("loads_from_website", { mode: "boolean" }).notNull().default(true),
    /** Link templates, see `protocol/link-template.ts`. */
    contactUrl: text("contact_url"),
    conversationUrl: text("conversation_url"),
    /** It is being erased since then, and for everybody it is gone; the row goes when nothing else is left. */
    deletedAtMs: integer("deleted_at"),
  },
  (table) => [index("websites_of_organisation").on(table.organisationId)],
);

/** Who may send for a website: `https://shop.example`, `https://*.shop.example`, `http://localhost:*`. */
export const allowedOrigins = sqliteTable(
  "allowed_origins",
  {
    websiteId: text("website_id")
      .$type<WebsiteId>()
      .notNull()
      .references(() => websites.websiteId),
    pattern: text("pattern").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.pattern] })],
);

export const siteKeys = sqliteTable(
  "site_keys",
  {
    siteKey: text("site_key").$type<SiteKey>().primaryKey(),
    websiteId: text("website_id")
      .$type<WebsiteId>()
      .notNull()
      .references(() => websites.websiteId),
    /** Works until then: for a key that was replaced it may be to come. */
    revokedAtMs: integer("revoked_at"),
    /** Null for the oldest. */
    madeAtMs: integer("made_at"),
  },
  (table) => [index("site_keys_of_website").on(table.websiteId)],
);

/** How a website's settings have been, from before the first change on. */
export const settingsVersions = sqliteTable(
  "settings_versions",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    /** The website's `configRevision` then. */
    revision: integer("revision").notNull(),
    changedAtMs: integer("changed_at").notNull(),
    /** A person's id, a key's id, or `operator`. */
    changedBy: text("changed_by").notNull(),
    /** Paths of the fields that differ from the version before. */
    changed: text("changed", { mode: "json" }).$type<string[]>().notNull(),
    document: text("document", { mode: "json" }).$type<SettingsDocument>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.revision] })],
);

export const apiKeys = sqliteTable("api_keys", {
  /** SHA-256 of the key, hex: the key itself is shown once and kept nowhere. */
  keyHash: text("key_hash").primaryKey(),
  organisationId: text("organisation_id")
    .$type<OrganisationId>()
    .notNull()
    .references(() => organisations.organisationId),
  name: text("name").notNull(),
  /** How the key begins, so that its holder can tell it from others. Empty for the oldest keys. */
  beginning: text("beginning").notNull().default(""),
  /** Divided by spaces. Keys from before there were scopes could do all that there was to do. */
  scopes: text("scopes").notNull().default("read write erase"),
  createdAtMs: integer("created_at").notNull(),
  revokedAtMs: integer("revoked_at"),
  /** Up to an hour late: a key in use is not written with every request. */
  lastUsedAtMs: integer("last_used_at"),
});

/** Which catalog holds a website's sessions; a website without a row stands in catalog 0. */
export const shards = sqliteTable("shards", {
  websiteId: text("website_id")
    .$type<WebsiteId>()
    .primaryKey()
    .references(() => websites.websiteId),
  catalog: integer("catalog").notNull().default(0),
});

/**
 * Work that the cron does in bounded steps; see `workers/retention/work-jobs.ts`. A job that is done has no row, but for
 * those that walk for ever.
 */
export const jobs = sqliteTable(
  "jobs",
  {
    /** Names what is to be done, so that the same work is not queued twice: `expiry:<website>`, `orphans`. */
    jobId: text("job_id").primaryKey(),
    kind: text("kind", {
      enum: ["expiry", "move", "pin", "orphans", "assets", "website", "usage"],
    }).notNull(),
    /** Of the website that is concerned; null for what concerns all. */
    websiteId: text("website_id").$type<WebsiteId>(),
    /** How far it has come: JSON, of the kind's own shape. */
    progress: text("progress").notNull(),
    /** Goes up with every step: of two runs that took the same step, one saves it. */
    revision: integer("revision").notNull(),
    notBeforeMs: integer("not_before").notNull(),
    failures: integer("failures").notNull().default(0),
  },
  (table) => [index("jobs_by_time").on(table.notBeforeMs)],
);

/** What a website's sessions of a day were, counted when none can be added any more: it outlives them and the website. */
export const usageDays = sqliteTable(
  "usage_days",
  {
    organisationId: text("organisation_id").$type<OrganisationId>().notNull(),
    /** UTC, days since 1970. */
    day: integer("day").notNull(),
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    sessions: integer("sessions").notNull(),
    events: integer("events").notNull(),
    chunks: integer("chunks").notNull(),
    /** Of the chunks as they came, compressed. */
    bytes: integer("bytes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.day, table.websiteId] })],
);

/** Erasures asked for, kept as receipts. */
export const erasures = sqliteTable(
  "erasures",
  {
    receiptId: text("receipt_id").$type<ReceiptId>().primaryKey(),
    organisationId: text("organisation_id").$type<OrganisationId>().notNull(),
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    scope: text("scope", { enum: ["session", "visitor", "contact", "website"] }).notNull(),
    /** Id of the session, visitor, contact or website. */
    subjectId: text("subject_id").notNull(),
    /** Asked for by the visitor, by right of their secret. */
    isWithdrawal: integer("is_withdrawal", { mode: "boolean" }).notNull(),
    requestedAtMs: integer("requested_at").notNull(),
    /** When all that was found was gone. */
    completedAtMs: integer("completed_at"),
    /** When the cron goes on, or looks again for what came late; null when nothing more can come. */
    nextLookAtMs: integer("next_look_at"),
  },
  (table) => [index("erasures_by_look").on(table.nextLookAtMs).where(sql`next_look_at IS NOT NULL`)],
);

/** What an erasure found of a session, and deleted. */
export const erasedSessions = sqliteTable(
  "erased_sessions",
  {
    receiptId: text("receipt_id").$type<ReceiptId>().notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
    chunks: integer("chunks").notNull(),
    /** Of the chunks as they came, compressed. */
    bytes: integer("bytes").notNull(),
    /** In the archive. */
    objects: integer("objects").notNull(),
    /** In the catalog. */
    rows: integer("rows").notNull(),
  },
  (table) => [primaryKey({ columns: [table.receiptId, table.sessionId] })],
);

export type ErasureRow = typeof erasures.$inferSelect;
export type ErasedSessionRow = typeof erasedSessions.$inferSelect;
