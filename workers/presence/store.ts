import type { Present } from "./present.ts";

/** All SQL of the presence object: one row that holds everybody, since rows are billed and not bytes. */
export class PresenceStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  read(): Present[] {
    const [table] = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'present'").toArray();
    if (table === undefined) return [];
    const [row] = this.#sql.exec("SELECT visitors FROM present").toArray();
    return row === undefined ? [] : JSON.parse(String(row.visitors));
  }

  write(visitors: readonly Present[]): void {
    this.#sql.exec("CREATE TABLE IF NOT EXISTS present (id INTEGER PRIMARY KEY, visitors TEXT NOT NULL)");
    this.#sql.exec(
      "INSERT INTO present (id, visitors) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET visitors = excluded.visitors",
      JSON.stringify(visitors),
    );
  }
}
