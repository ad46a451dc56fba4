import { and, desc, eq, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { SettingsDocument } from "../../protocol/api-website-settings.ts";
import { changedPaths } from "../../protocol/changed-paths.ts";
import type { WebsiteId } from "../../protocol/ids.ts";
import { allowedOrigins, settingsVersions, websites } from "./schema.ts";
import { documentOf } from "./settings-row.ts";

export type SettingsVersionRow = typeof settingsVersions.$inferSelect;

export interface CurrentSettings {
  document: SettingsDocument;
  revision: number;
  createdAtMs: number;
  /** The newest version that is kept, of this revision or of an earlier one; null before the first change. */
  newestKept: SettingsVersionRow | null;
}

/** @returns null when there is no such website */
export async function readSettings(
  control: D1Database,
  websiteId: WebsiteId,
): Promise<CurrentSettings | null> {
  const database = drizzle(control);
  const [[row], origins, [newestKept]] = await database.batch([
    database.select().from(websites).where(eq(websites.websiteId, websiteId)),
    database
      .select({ pattern: allowedOrigins.pattern })
      .from(allowedOrigins)
      .where(eq(allowedOrigins.websiteId, websiteId))
      .orderBy(allowedOrigins.pattern),
    versionsOf(database, websiteId, null, 1),
  ]);
  if (row === undefined) return null;
  const patterns = origins.map(({ pattern }) => pattern);
  const { configRevision: revision, createdAtMs } = row;
  return { document: documentOf(row, patterns), revision, createdAtMs, newestKept: newestKept ?? null };
}

/**
 * The version that stands, as its row is kept. A website that nobody has changed here has none yet, and one that the
 * operator's command has changed has an older one.
 */
export function versionThatStands(
  websiteId: WebsiteId,
  { document, revision, createdAtMs, newestKept }: CurrentSettings,
  nowMs: number,
): SettingsVersionRow {
  if (newestKept?.revision === revision) return newestKept;
  return {
    websiteId,
    revision,
    document,
    changedBy: "operator",
    changedAtMs: newestKept === null ? createdAtMs : nowMs,
    changed: newestKept === null ? [] : changedPaths(newestKept.document, document),
  };
}

/** @param below only versions of a lower revision, from the newest on; null for the first page */
export const listVersions = (
  control: D1Database,
  websiteId: WebsiteId,
  below: number | null,
  limit: number,
): Promise<SettingsVersionRow[]> => versionsOf(drizzle(control), websiteId, below, limit).all();

const versionsOf = (
  database: ReturnType<typeof drizzle>,
  websiteId: WebsiteId,
  below: number | null,
  limit: number,
) =>
  database
    .select()
    .from(settingsVersions)
    .where(
      and(
        eq(settingsVersions.websiteId, websiteId),
        below === null ? undefined : lt(settingsVersions.revision, below),
      ),
    )
    .orderBy(desc(settingsVersions.revision))
    .limit(limit);
