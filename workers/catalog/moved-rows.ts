import { getTableColumns, getTableName } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import type { MovedTable, RowKey } from "./move-rule.ts";
import { assets, pinnedAssets, sessions, visitors } from "./schema.ts";
import { signalPlaces } from "./signal-schema.ts";
import { errorGroups, notes } from "./visit-schema.ts";

/** Rows as D1 has them. */
type Row = Record<string, string | number | null>;

const tables = {
  assets: { table: assets, key: ["hash"] },
  visitors: { table: visitors, key: ["visitor_id"] },
  signal_places: { table: signalPlaces, key: ["place"] },
  error_groups: { table: errorGroups, key: ["fingerprint"] },
  notes: { table: notes, key: ["made_at", "session_id", "note_id"] },
  sessions: { table: sessions, key: ["made_at", "session_id"] },
  pinned_assets: { table: pinnedAssets, key: ["hash", "session_id"] },
} as const;
type Table = keyof typeof tables;

/** Copies a page of the website's rows. @returns the key of its last row, null when it was the last page */
export async function copyRows(
  from: D1Database,
  to: D1Database,
  websiteId: WebsiteId,
  table: MovedTable,
  after: RowKey | null,
  maxRows: number,
): Promise<RowKey | null> {
  const { key } = tables[table];
  const names = key.join(", ");
  const behind = after === null ? "" : `AND (${names}) > (${key.map(() => "?").join(", ")})`;
  const { results } = await from
    .prepare(`SELECT * FROM ${table} WHERE website_id = ? ${behind} ORDER BY ${names} LIMIT ?`)
    .bind(websiteId, ...(after ?? []), maxRows)
    .all<Row>();
  await putRows(to, table, results);
  if (table === "sessions") await copyPinned(from, to, websiteId, results);
  const last = results.at(-1);
  return last === undefined || results.length < maxRows ? null : key.map((name) => last[name] ?? "");
}

/** Copies the rows of these keys; of those that are gone it deletes the copy. */
export async function copyChanged(
  from: D1Database,
  to: D1Database,
  websiteId: WebsiteId,
  table: MovedTable,
  ids: readonly string[],
): Promise<void> {
  const id = tables[table].key.at(-1) ?? "";
  const wanted = `website_id = ? AND ${id} IN (SELECT value FROM json_each(?))`;
  const { results } = await from
    .prepare(`SELECT * FROM ${table} WHERE ${wanted}`)
    .bind(websiteId, JSON.stringify(ids))
    .all<Row>();
  const found = new Set(results.map((row) => row[id]));
  const gone = ids.filter((each) => !found.has(each));
  await to.prepare(`DELETE FROM ${table} WHERE ${wanted}`).bind(websiteId, JSON.stringify(gone)).run();
  await putRows(to, table, results);
  if (table === "sessions") await copyPinned(from, to, websiteId, results);
}

/** @returns how many rows of the website it deleted */
export async function deleteRows(
  from: D1Database,
  websiteId: WebsiteId,
  table: MovedTable,
  maxRows: number,
): Promise<number> {
  const names = tables[table].key.join(", ");
  const { results } = await from
    .prepare(
      `DELETE FROM ${table} WHERE website_id = ?1 AND (${names}) IN
       (SELECT ${names} FROM ${table} WHERE website_id = ?1 ORDER BY ${names} LIMIT ?2) RETURNING 1`,
    )
    .bind(websiteId, maxRows)
    .all();
  return results.length;
}

async function copyPinned(
  from: D1Database,
  to: D1Database,
  websiteId: WebsiteId,
  copied: readonly Row[],
): Promise<void> {
  const pinned = copied.filter((row) => row.pinned_at !== null).map((row) => row.session_id);
  if (pinned.length === 0) return;
  const { results } = await from
    .prepare(
      "SELECT * FROM pinned_assets WHERE website_id = ? AND session_id IN (SELECT value FROM json_each(?))",
    )
    .bind(websiteId, JSON.stringify(pinned))
    .all<Row>();
  await putRows(to, "pinned_assets", results);
}

/** D1 takes 2 MB in a value; a session that has told much has some tens of KB. */
const maxPutChars = 500_000;

/** Writes rows as they are, new or known. */
async function putRows(to: D1Database, name: Table, rows: readonly Row[]): Promise<void> {
  const { table, key } = tables[name];
  const columns = Object.values(getTableColumns(table)).map((column) => column.name);
  const changing = columns.filter(
    (column) => column !== "website_id" && !key.some((each) => each === column),
  );
  const onConflict =
    changing.length === 0
      ? "DO NOTHING"
      : `DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(", ")}`;
  const put = to.prepare(
    `INSERT INTO ${getTableName(table)} (${columns.join(", ")})
     SELECT ${columns.map((column) => `value ->> '${column}'`).join(", ")} FROM json_each(?) WHERE TRUE
     ON CONFLICT ${onConflict}`,
  );
  for (const piece of piecesOf(rows.map((row) => JSON.stringify(row))))
    await put.bind(`[${piece.join(",")}]`).run();
}

/** In order, each as long as fits. */
function* piecesOf(texts: readonly string[]): Generator<string[]> {
  let piece: string[] = [];
  let chars = 0;
  for (const text of texts) {
    if (piece.length > 0 && chars + text.length > maxPutChars) {
      yield piece;
      piece = [];
      chars = 0;
    }
    piece.push(text);
    chars += text.length;
  }
  if (piece.length > 0) yield piece;
}
