import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { OrganisationId, SessionId, TabId, WebsiteId } from "../../protocol/ids.ts";

/** Public links to one session each. A link that was taken back has no row. */
export const shares = sqliteTable(
  "shares",
  {
    shareId: text("share_id").primaryKey(),
    /** SHA-256 of the link's token, hex. */
    tokenHash: text("token_hash").notNull().unique(),
    organisationId: text("organisation_id").$type<OrganisationId>().notNull(),
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    sessionId: text("session_id").$type<SessionId>().notNull(),
    /** Where it begins and, if it does, ends: ms since the session's start. */
    fromMs: integer("from_ms").notNull(),
    toMs: integer("to_ms"),
    tabId: text("tab_id").$type<TabId>(),
    /** A person's id or a key's. */
    createdBy: text("created_by").notNull(),
    /** Server time, ms, like the two below. */
    createdAtMs: integer("created_at").notNull(),
    expiresAtMs: integer("expires_at").notNull(),
    lastOpenedAtMs: integer("last_opened_at"),
    openings: integer("openings").notNull().default(0),
  },
  (table) => [index("shares_of_session").on(table.sessionId)],
);
