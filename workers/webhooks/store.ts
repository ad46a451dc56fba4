import { parseWebhookEvents, type WebhookEvent } from "../../protocol/webhook-events.ts";
import type { WebhookRow } from "../webhook-stub.ts";
import { DeliveryStore, numberOrNull } from "./store-deliveries.ts";

/** After so long nothing of a session comes a second time: its id is too old by then, and its object gone. */
const toldForMs = 3 * 86_400_000;

/** All SQL of a website's webhooks, but for their deliveries'. The caller owns transactions. */
export class WebhookStore {
  readonly deliveries: DeliveryStore;
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.deliveries = new DeliveryStore(sql);
    sql.exec(
      `CREATE TABLE IF NOT EXISTS webhooks (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL,
        old_secret TEXT, old_secret_until INTEGER, is_enabled INTEGER NOT NULL, created_at INTEGER NOT NULL,
        failing_since INTEGER, switched_off_at INTEGER
      ) WITHOUT ROWID`,
    );
    sql.exec("CREATE TABLE IF NOT EXISTS told (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID");
  }

  list(): WebhookRow[] {
    return this.#sql.exec("SELECT * FROM webhooks ORDER BY created_at, id").toArray().map(rowOf);
  }

  find(webhookId: string): WebhookRow | null {
    const [row] = this.#sql.exec("SELECT * FROM webhooks WHERE id = ?", webhookId).toArray();
    return row === undefined ? null : rowOf(row);
  }

  put(row: WebhookRow): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO webhooks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.webhookId,
      row.name,
      row.url,
      row.events.join(" "),
      row.secret,
      row.oldSecret,
      row.oldSecretUntilMs,
      row.isEnabled ? 1 : 0,
      row.createdAtMs,
      row.failingSinceMs,
      row.switchedOffAtMs,
    );
  }

  /** With its log. */
  remove(webhookId: string): void {
    this.#sql.exec("DELETE FROM webhooks WHERE id = ?", webhookId);
    this.deliveries.removeOf(webhookId);
  }

  clear(): void {
    for (const { webhookId } of this.list()) this.remove(webhookId);
    this.#sql.exec("DELETE FROM told");
  }

  listening(event: WebhookEvent): WebhookRow[] {
    return this.list().filter(({ isEnabled, events }) => isEnabled && events.includes(event));
  }

  /** @returns whether it is news: what a key names is told once */
  noteTold(key: string, nowMs: number): boolean {
    return this.#sql.exec("INSERT OR IGNORE INTO told VALUES (?, ?)", key, nowMs).rowsWritten > 0;
  }

  prune(nowMs: number): void {
    this.#sql.exec("DELETE FROM told WHERE at < ?", nowMs - toldForMs);
    this.deliveries.prune(nowMs);
  }
}

const rowOf = (row: Record<string, SqlStorageValue>): WebhookRow => ({
  webhookId: String(row.id),
  name: String(row.name),
  url: String(row.url),
  events: parseWebhookEvents(String(row.events)),
  secret: String(row.secret),
  oldSecret: row.old_secret === null ? null : String(row.old_secret),
  oldSecretUntilMs: numberOrNull(row.old_secret_until),
  isEnabled: row.is_enabled === 1,
  createdAtMs: Number(row.created_at),
  failingSinceMs: numberOrNull(row.failing_since),
  switchedOffAtMs: numberOrNull(row.switched_off_at),
});
