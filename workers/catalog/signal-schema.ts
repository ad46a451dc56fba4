import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { WebsiteId } from "../../protocol/ids.ts";

/**
 * What a website's sessions have shown of a signal's kind at an element, and what a member has said of it. See
 * `Habit`. No row is of one visitor: it says what the page's elements do.
 */
export const signalPlaces = sqliteTable(
  "signal_places",
  {
    websiteId: text("website_id").$type<WebsiteId>().notNull(),
    /** See `placeOf`. */
    place: text("place").notNull(),
    flagged: integer("flagged").notNull().default(0),
    happy: integer("happy").notNull().default(0),
    answered: integer("answered").notNull().default(0),
    visitorBits: integer("visitor_bits").notNull().default(0),
    lastAtMs: integer("last_at").notNull(),
    /** Whether a member says that it is no problem; null: nobody has said anything. */
    isWrong: integer("is_wrong", { mode: "boolean" }),
    /** Who said so last: a mail address, or "API key". */
    saidBy: text("said_by"),
    saidAtMs: integer("said_at"),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.place] })],
);
