import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { SessionPage } from "../../protocol/api-visit.ts";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import type {
  ListedError,
  ListedPrompt,
  Mark,
  MarkKind,
  TagEdit,
  ToldFacts,
} from "../../protocol/visit/visit-facts.ts";

/**
 * What sessions tell of visitors, and what members say of sessions. Marks, contacts and the days of errors follow the
 * sessions by triggers, whoever writes or deletes those: nobody else writes them.
 */

/** Of `sessions`. */
export const visitColumns = {
  told: text("told", { mode: "json" }).$type<ToldFacts>().notNull().default({}),
  /** `made_at` of the visitor's session before, as far as it was kept then; null: none, or nobody knows the visitor. */
  previousAtMs: integer("previous_at"),
  /** See `activityText`; null while the visitor's hand did nothing, and of sessions from before. */
  activity: text("activity"),
  /** Written when the session is over, as all below. */
  pages: text("pages", { mode: "json" }).$type<SessionPage[]>().notNull().default([]),
  marks: text("marks", { mode: "json" }).$type<Mark[]>().notNull().default([]),
  /** Members' word, which stands before the marks of the page. */
  tagEdits: text("tag_edits", { mode: "json" }).$type<TagEdit[]>().notNull().default([]),
  errors: text("errors", { mode: "json" }).$type<ListedError[]>().notNull().default([]),
  prompts: text("prompts", { mode: "json" }).$type<ListedPrompt[]>().notNull().default([]),
};

/** Finds sessions by what few of them have. */
export const sessionMarks = sqliteTable(
  "session_marks",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    kind: text("kind").$type<MarkKind>().notNull(),
    value: text("value").notNull(),
    madeAtMs: integer("made_at").notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
    count: integer("count").notNull(),
    /** Server time, 0 for what has no moment. */
    lastAtMs: integer("last_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.websiteId, table.kind, table.value, table.madeAtMs, table.sessionId] }),
  ],
);

/** Whom a website has named by `identify()`, in the words of the newest session; goes with the last one. */
export const contacts = sqliteTable(
  "contacts",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    contactId: text("contact_id").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    url: text("url").notNull(),
    lastSeenAtMs: integer("last_seen").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.contactId] })],
);

/** What a member wrote at a moment of a session; goes with it, by a trigger. */
export const notes = sqliteTable(
  "notes",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    madeAtMs: integer("made_at").notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
    noteId: text("note_id").notNull(),
    /** Since the session's start. */
    atMs: integer("at").notNull(),
    text: text("text").notNull(),
    /** A person's id; null for an API key. */
    authorId: text("author_id"),
    /** As it was then. */
    authorName: text("author_name").notNull(),
    mentions: text("mentions", { mode: "json" }).$type<string[]>().notNull(),
    createdAtMs: integer("created_at").notNull(),
    editedAtMs: integer("edited_at"),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.madeAtMs, table.sessionId, table.noteId] })],
);

/**
 * Errors of a website that are alike. Nothing of one visitor stands here: what could be is taken out of the message,
 * and of the stack code alone is kept. Without sessions an open one is forgotten, and of a settled one its words are.
 * A session writes no row of it but the first: when it was seen last, the marks know.
 */
export const errorGroups = sqliteTable(
  "error_groups",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    fingerprint: text("fingerprint").notNull(),
    type: text("type").notNull(),
    message: text("message").notNull(),
    place: text("place").notNull(),
    stack: text("stack").notNull(),
    firstSeenAtMs: integer("first_seen").notNull(),
    /** The session that brought it; null once that is gone. */
    firstSessionId: text("first_session_id").$type<SessionId>(),
    status: text("status", { enum: ["open", "resolved", "ignored", "regressed"] })
      .notNull()
      .default("open"),
    settledAtMs: integer("settled_at"),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.fingerprint] })],
);

/** Sessions that had an error, per UTC day of `made_at`. */
export const errorDays = sqliteTable(
  "error_days",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    day: integer("day").notNull(),
    fingerprint: text("fingerprint").notNull(),
    sessions: integer("sessions").notNull(),
    /** How often it came in them. */
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.day, table.fingerprint] })],
);
