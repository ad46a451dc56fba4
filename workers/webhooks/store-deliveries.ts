import { webhookEvents } from "../../protocol/webhook-events.ts";
import type { DeliveryRow } from "../webhook-stub.ts";
import type { Attempt } from "./attempt.ts";
import { maxAttempts, nextAttemptMs } from "./retry-rule.ts";

const keptForMs = 7 * 86_400_000;
/** Of those that are done with, newest first. */
const maxKept = 500;
/** Nobody reads a day's failures of a busy website one by one: past it news is left out. */
const maxWaiting = 5_000;
/** How long the last attempt may take before it counts as lost, should the object be evicted in the middle. */
const lastAttemptMs = 60_000;

/** What an attempt needs. */
export interface DueDelivery {
  deliveryId: string;
  webhookId: string;
  event: string;
  body: string;
  /** This attempt included. */
  attempts: number;
  url: string;
  /** That sign it, the newest first. */
  secrets: string[];
}

type NewDelivery = Pick<DeliveryRow, "deliveryId" | "webhookId" | "event" | "sessionId" | "createdAtMs"> & {
  body: string;
};

/** What was sent, and what is still to be. */
export class DeliveryStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS deliveries (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL, webhook TEXT NOT NULL, event TEXT NOT NULL, session TEXT,
        body TEXT NOT NULL, created_at INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, last_at INTEGER,
        status INTEGER, ms INTEGER, problem TEXT NOT NULL, next_at INTEGER
      )`,
    );
  }

  /** @returns false when too many wait already */
  add({ deliveryId, webhookId, event, sessionId, body, createdAtMs }: NewDelivery): boolean {
    const { rowsWritten } = this.#sql.exec(
      `INSERT INTO deliveries (id, webhook, event, session, body, created_at, state, attempts, problem, next_at)
      SELECT ?, ?, ?, ?, ?, ?, 'waiting', 0, '', ?
      WHERE (SELECT count(*) FROM deliveries WHERE state = 'waiting') < ${maxWaiting}`,
      ...[deliveryId, webhookId, event, sessionId, body, createdAtMs, createdAtMs],
    );
    return rowsWritten > 0;
  }

  /**
   * Takes the one that waits longest of those due. When it is due again stands written before it is sent, so that an
   * object that is lost in the middle sends it again.
   */
  takeNext(nowMs: number): DueDelivery | null {
    this.#sql.exec(
      "UPDATE deliveries SET state = 'failed', next_at = NULL WHERE state = 'waiting' AND next_at <= ? AND attempts >= ?",
      nowMs,
      maxAttempts,
    );
    const [row] = this.#sql
      .exec(
        `SELECT d.n, d.id, d.webhook, d.event, d.body, d.attempts, w.url, w.secret, w.old_secret, w.old_secret_until
        FROM deliveries d JOIN webhooks w ON w.id = d.webhook
        WHERE d.state = 'waiting' AND d.next_at <= ? ORDER BY d.next_at, d.n LIMIT 1`,
        nowMs,
      )
      .toArray();
    if (row === undefined) return null;
    const attempts = Number(row.attempts) + 1;
    this.#sql.exec(
      "UPDATE deliveries SET attempts = ?, last_at = ?, next_at = ? WHERE n = ?",
      attempts,
      nowMs,
      nextAttemptMs(attempts, nowMs) ?? nowMs + lastAttemptMs,
      row.n,
    );
    const isOldInUse = row.old_secret !== null && nowMs < Number(row.old_secret_until);
    return {
      deliveryId: String(row.id),
      webhookId: String(row.webhook),
      event: String(row.event),
      body: String(row.body),
      attempts,
      url: String(row.url),
      secrets: [String(row.secret), ...(isOldInUse ? [String(row.old_secret)] : [])],
    };
  }

  /** What came of an attempt; the last one that failed is final. */
  note({ deliveryId, attempts }: DueDelivery, { isDelivered, status, durationMs, problem }: Attempt): void {
    const isOver = isDelivered || attempts >= maxAttempts;
    this.#sql.exec(
      `UPDATE deliveries SET status = ?, ms = ?, problem = ?, state = ?, next_at = iif(?, NULL, next_at)
      WHERE id = ? AND state = 'waiting'`,
      ...[status, durationMs, problem, isDelivered ? "delivered" : isOver ? "failed" : "waiting"],
      ...[isOver ? 1 : 0, deliveryId],
    );
  }

  /** Of a webhook that is switched off. */
  giveUp(webhookId: string): void {
    this.#sql.exec(
      "UPDATE deliveries SET state = 'failed', next_at = NULL WHERE webhook = ? AND state = 'waiting'",
      webhookId,
    );
  }

  /** When there is something to do: the next is due, or the oldest has been kept long enough. Null: there are none. */
  nextAlarmMs(): number | null {
    const { due, oldest } = this.#sql
      .exec(
        `SELECT min(next_at) AS due, min(iif(state = 'waiting', NULL, created_at)) AS oldest FROM deliveries`,
      )
      .one();
    const times = [
      ...(due === null ? [] : [Number(due)]),
      ...(oldest === null ? [] : [Number(oldest) + keptForMs + 1]),
    ];
    return times.length === 0 ? null : Math.min(...times);
  }

  /** A webhook's, the newest first. @param before a number as rows have it; null for the first page */
  list(webhookId: string, before: number | null, limit: number): DeliveryRow[] {
    return this.#sql
      .exec(
        "SELECT * FROM deliveries WHERE webhook = ? AND n < ? ORDER BY n DESC LIMIT ?",
        webhookId,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      )
      .toArray()
      .map(rowOf);
  }

  /** @returns null when the webhook has no such delivery, or not any more */
  find(webhookId: string, deliveryId: string): (DeliveryRow & { body: string }) | null {
    const [row] = this.#sql
      .exec("SELECT * FROM deliveries WHERE id = ? AND webhook = ?", deliveryId, webhookId)
      .toArray();
    return row === undefined ? null : { ...rowOf(row), body: String(row.body) };
  }

  /** A delivery that is over is due again, under the same id. */
  sendAgain(deliveryId: string, nowMs: number): void {
    this.#sql.exec(
      "UPDATE deliveries SET state = 'waiting', attempts = 0, next_at = ? WHERE id = ?",
      nowMs,
      deliveryId,
    );
  }

  removeOf(webhookId: string): void {
    this.#sql.exec("DELETE FROM deliveries WHERE webhook = ?", webhookId);
  }

  /** Of a session that is erased; what is under way to a receiver cannot be taken back. */
  forget(sessionId: string): void {
    this.#sql.exec("DELETE FROM deliveries WHERE session = ?", sessionId);
  }

  prune(nowMs: number): void {
    this.#sql.exec(
      `DELETE FROM deliveries WHERE state != 'waiting' AND (created_at < ? OR n <= (
        SELECT n FROM deliveries WHERE state != 'waiting' ORDER BY n DESC LIMIT 1 OFFSET ${maxKept}
      ))`,
      nowMs - keptForMs,
    );
  }
}

export const numberOrNull = (value: SqlStorageValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

const rowOf = (row: Record<string, SqlStorageValue>): DeliveryRow => ({
  n: Number(row.n),
  deliveryId: String(row.id),
  webhookId: String(row.webhook),
  event: [...webhookEvents, "test" as const].find((event) => event === row.event) ?? "test",
  sessionId: row.session === null ? null : String(row.session),
  createdAtMs: Number(row.created_at),
  state: row.state === "delivered" || row.state === "failed" ? row.state : "waiting",
  attempts: Number(row.attempts),
  lastAttemptAtMs: numberOrNull(row.last_at),
  status: numberOrNull(row.status),
  durationMs: numberOrNull(row.ms),
  problem: String(row.problem),
  nextAttemptAtMs: numberOrNull(row.next_at),
});
