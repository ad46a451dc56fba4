import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { WebsiteId } from "../../protocol/ids.ts";

/** Websites that are on their way from this catalog to another; see `move-website.ts`. */
export const moves = sqliteTable("moves", {
  websiteId: text("website_id").$type<WebsiteId>().primaryKey(),
  /** copying: writes go on and are noted. frozen: writes are refused. leaving: deletes alone are taken. */
  state: text("state", { enum: ["copying", "frozen", "leaving"] }).notNull(),
});

/** What was written of a website while it was copied; kept by triggers. */
export const moveChanges = sqliteTable(
  "move_changes",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    kind: text("kind", { enum: ["session", "asset", "visitor", "place", "note", "error"] }).notNull(),
    /** Session id, hash, visitor id, place, note id or fingerprint. */
    key: text("key").notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.kind, table.key] })],
);
