import { type HeaderSummary, partsOf, type Summary } from "../../protocol/summary.ts";
import type { Counted } from "./event-count.ts";

/** A chunk in a tail. */
export interface ChunkRow {
  /** Tab number and seq in one integer: rows then need no second index, which would double their price. */
  key: number;
  /** Counts the session's chunks from 1 in the order they came. */
  arrival: number;
  receivedAtMs: number;
  frame: Uint8Array;
  /** Of the session after this chunk: a woken object reads its newest row and is up to date. */
  headers: HeaderSummary;
  counted: Counted;
}

/** A row without what it says of the session. */
export type KeptRow = Omit<ChunkRow, "headers" | "counted">;

/** The newest chunk of a tail and the tail's size. */
export interface TailEnd {
  arrival: number;
  receivedAtMs: number;
  headers: HeaderSummary;
  counted: Counted;
  chunks: number;
  bytes: number;
}

type Row = Record<string, SqlStorageValue>;

/**
 * All SQL of the tails. Each is a table of its own, because dropping a table costs nothing and deleting rows is billed
 * row by row.
 */
export class TailStore {
  readonly #sql: SqlStorage;
  /** What was read or written since the object woke; null for a tail without rows. */
  readonly #ends = new Map<number, TailEnd | null>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Forgets what was read. */
  reload(): void {
    this.#ends.clear();
  }

  create(n: number): void {
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS ${tailName(n)} (key INTEGER PRIMARY KEY, arrival INTEGER NOT NULL,
       received_at INTEGER NOT NULL, frame BLOB NOT NULL, summary TEXT NOT NULL)`,
    );
    this.#ends.set(n, null);
  }

  insert(n: number, row: ChunkRow): void {
    this.#sql.exec(
      `INSERT INTO ${tailName(n)} (key, arrival, received_at, frame, summary) VALUES (?, ?, ?, ?, ?)`,
      row.key,
      row.arrival,
      row.receivedAtMs,
      row.frame,
      summaryText(row),
    );
    const end = this.#ends.get(n);
    this.#ends.set(n, {
      arrival: row.arrival,
      receivedAtMs: row.receivedAtMs,
      headers: row.headers,
      counted: row.counted,
      chunks: (end?.chunks ?? 0) + 1,
      bytes: (end?.bytes ?? 0) + row.frame.length,
    });
  }

  frameUnder(n: number, key: number): Uint8Array | null {
    const row = this.#rows(n, "SELECT frame FROM $tail WHERE key = ?", key)[0];
    return row === undefined ? null : bytesOf(row.frame);
  }

  /** Null while the tail is empty. */
  end(n: number): TailEnd | null {
    const known = this.#ends.get(n);
    if (known !== undefined) return known;
    const end = this.#readEnd(n);
    this.#ends.set(n, end);
    return end;
  }

  #readEnd(n: number): TailEnd | null {
    const row = this.#rows(
      n,
      // Beside `max`, SQLite takes plain columns from the row that has it, so this is one scan and not three.
      `SELECT max(arrival) AS arrival, received_at, summary, count(*) AS chunks, sum(length(frame)) AS bytes
       FROM $tail`,
    )[0];
    if (row === undefined || row.chunks === 0) return null;
    return {
      arrival: Number(row.arrival),
      receivedAtMs: Number(row.received_at),
      ...readSummary(String(row.summary), Number(row.arrival)),
      chunks: Number(row.chunks),
      bytes: Number(row.bytes),
    };
  }

  /** More events were counted up to the newest chunk of this tail; the next row says so. */
  noteCounted(n: number, counted: Counted): void {
    const end = this.#ends.get(n);
    if (end) this.#ends.set(n, { ...end, counted });
  }

  /** In the order of tab and seq. */
  byKey(n: number): KeptRow[] {
    return this.#rows(n, "SELECT key, arrival, received_at, frame FROM $tail ORDER BY key").map(chunkOf);
  }

  /** In the order of arrival, those after the given one, and no more than `limit` of them. */
  byArrival(n: number, after: number, limit = -1): KeptRow[] {
    return this.#rows(
      n,
      "SELECT key, arrival, received_at, frame FROM $tail WHERE arrival > ? ORDER BY arrival LIMIT ?",
      after,
      limit,
    ).map(chunkOf);
  }

  drop(n: number): void {
    this.#sql.exec(`DROP TABLE IF EXISTS ${tailName(n)}`);
    this.#ends.delete(n);
  }

  #rows(n: number, query: string, ...values: SqlStorageValue[]): Row[] {
    const name = tailName(n);
    // A tail's table comes with its first chunk.
    if (!this.#ends.get(n) && !hasTable(this.#sql, name)) return [];
    return this.#sql.exec(query.replaceAll("$tail", name), ...values).toArray();
  }
}

const summaryText = ({ headers, counted }: ChunkRow): string =>
  JSON.stringify({ ...counted.events, ...headers, countedTo: counted.upTo });

/** Rows of before say nothing of how far is counted: all was, when each was written. */
function readSummary(text: string, arrival: number): Pick<TailEnd, "headers" | "counted"> {
  const { countedTo, ...summary } = JSON.parse(text) as Summary & { countedTo?: number };
  const { headers, events } = partsOf(summary);
  return { headers, counted: { upTo: countedTo ?? arrival, events } };
}

const tailName = (n: number): string => `tail_${Math.trunc(n)}`;

export const hasTable = (sql: SqlStorage, name: string): boolean =>
  sql.exec("SELECT 1 FROM sqlite_master WHERE name = ?", name).toArray().length > 0;

function chunkOf(row: Row): KeptRow {
  return {
    key: Number(row.key),
    arrival: Number(row.arrival),
    receivedAtMs: Number(row.received_at),
    frame: bytesOf(row.frame),
  };
}

export function bytesOf(value: SqlStorageValue | undefined): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array();
}
