import { sql } from "drizzle-orm";
import type { Catalog } from "./open-catalog.ts";
import type { SessionRow } from "./schema.ts";
import { notes, sessionMarks } from "./visit-schema.ts";

/** How many rows go with a session's: its own, what it is found by, and members' notes. */
export async function countRows(catalog: Catalog, row: SessionRow): Promise<number> {
  const { websiteId, madeAtMs, sessionId, marks, tagEdits } = row;
  const ofSession = sql`website_id = ${websiteId} AND made_at = ${madeAtMs} AND session_id = ${sessionId}`;
  const names = [...marks.map(([kind, value]) => [kind, value]), ...tagEdits.map(([tag]) => ["tag", tag])];
  const [counted] = await catalog.all<{ rows: number }>(sql`SELECT 1
    + (SELECT count(*) FROM ${notes} WHERE ${ofSession})
    + (SELECT count(*) FROM ${sessionMarks} WHERE ${ofSession}
        AND (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(names)}))) AS rows`);
  return counted?.rows ?? 1;
}
