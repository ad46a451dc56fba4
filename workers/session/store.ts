import type { TabId } from "../../protocol/ids.ts";
import type { Summary } from "../../protocol/summary.ts";
import { decodeSealedIndex, encodeSealedIndex } from "./sealed-index.ts";
import type { SessionState } from "./state.ts";

/** A chunk in a tail. */
export interface ChunkRow {
  /** Tab number and seq in one integer: rows then need no second index, which would double their price. */
  key: number;
  /** Counts the session's chunks from 1 in the order they came. */
  arrival: number;
  receivedAtMs: number;
  frame: Uint8Array;
  /** Of the session after this chunk: a woken object reads its newest row and is up to date. */
  summary: Summary;
}

/** The newest chunk of a tail and the tail's size. */
export interface TailEnd {
  arrival: number;
  receivedAtMs: number;
  summary: Summary;
  chunks: number;
  bytes: number;
}

const seqSpan = 2 ** 32;
export const chunkKey = (tabNumber: number, seq: number): number => tabNumber * seqSpan + seq;

type Row = Record<string, SqlStorageValue>;

/**
 * All SQL of the session object. The caller owns transactions. Each tail is a table of its own, because dropping a
 * table costs nothing and deleting rows is billed row by row.
 */
export class SessionStore {
  readonly #sql: SqlStorage;
  /** What was read or written since the object woke; all of it can be read again. */
  #read: ReadSoFar = nothingRead();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Runs all of `change` or nothing of it; no `await` inside. */
  transaction(storage: DurableObjectStorage, change: () => void): void {
    try {
      storage.transactionSync(change);
    } catch (error) {
      this.reload();
      throw error;
    }
  }

  /** Null until the first chunk, and after everything was forgotten or purged. */
  state(): SessionState | null {
    if (this.#read.state === undefined) {
      const row = this.#hasTable("session")
        ? this.#sql.exec("SELECT state FROM session").toArray()[0]
        : undefined;
      this.#read.state = row === undefined ? null : (JSON.parse(String(row.state)) as SessionState);
    }
    return this.#read.state;
  }

  writeState(state: SessionState): void {
    if (this.state() === null) this.#createTables();
    this.#sql.exec(
      "INSERT INTO session (id, state) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
      JSON.stringify(state),
    );
    this.#read.state = state;
  }

  /** Forgets what was read: after a failed transaction, and when the storage was deleted. */
  reload(): void {
    this.#read = nothingRead();
  }

  tabNumber(tabId: TabId): number | null {
    if (this.state() === null) return null;
    const row = this.#sql.exec("SELECT number FROM tabs WHERE tab_id = ?", tabId).toArray()[0];
    return row === undefined ? null : Number(row.number);
  }

  addTab(tabId: TabId): number {
    return Number(
      this.#sql.exec("INSERT INTO tabs (tab_id) VALUES (?) RETURNING number", tabId).one().number,
    );
  }

  createTail(n: number): void {
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS ${tailName(n)} (key INTEGER PRIMARY KEY, arrival INTEGER NOT NULL,
       received_at INTEGER NOT NULL, frame BLOB NOT NULL, summary TEXT NOT NULL)`,
    );
    this.#read.tails.set(n, null);
  }

  insertChunk(n: number, row: ChunkRow): void {
    this.#sql.exec(
      `INSERT INTO ${tailName(n)} (key, arrival, received_at, frame, summary) VALUES (?, ?, ?, ?, ?)`,
      row.key,
      row.arrival,
      row.receivedAtMs,
      row.frame,
      JSON.stringify(row.summary),
    );
    const end = this.#read.tails.get(n);
    this.#read.tails.set(n, {
      arrival: row.arrival,
      receivedAtMs: row.receivedAtMs,
      summary: row.summary,
      chunks: (end?.chunks ?? 0) + 1,
      bytes: (end?.bytes ?? 0) + row.frame.length,
    });
  }

  frameUnder(n: number, key: number): Uint8Array | null {
    const row = this.#tailRows(n, "SELECT frame FROM $tail WHERE key = ?", key)[0];
    return row === undefined ? null : bytesOf(row.frame);
  }

  /** Null while the tail is empty. */
  tailEnd(n: number): TailEnd | null {
    const known = this.#read.tails.get(n);
    if (known !== undefined) return known;
    const end = this.#readTailEnd(n);
    this.#read.tails.set(n, end);
    return end;
  }

  #readTailEnd(n: number): TailEnd | null {
    const row = this.#tailRows(
      n,
      `SELECT arrival, received_at, summary, (SELECT count(*) FROM $tail) AS chunks,
       (SELECT sum(length(frame)) FROM $tail) AS bytes FROM $tail ORDER BY arrival DESC LIMIT 1`,
    )[0];
    if (row === undefined) return null;
    return {
      arrival: Number(row.arrival),
      receivedAtMs: Number(row.received_at),
      summary: JSON.parse(String(row.summary)) as Summary,
      chunks: Number(row.chunks),
      bytes: Number(row.bytes),
    };
  }

  /** In the order of tab and seq. */
  tailByKey(n: number): Omit<ChunkRow, "summary">[] {
    return this.#tailRows(n, "SELECT key, arrival, received_at, frame FROM $tail ORDER BY key").map(chunkOf);
  }

  /** In the order of arrival, those after the given one. */
  tailByArrival(n: number, after: number): Omit<ChunkRow, "summary">[] {
    return this.#tailRows(
      n,
      "SELECT key, arrival, received_at, frame FROM $tail WHERE arrival > ? ORDER BY arrival",
      after,
    ).map(chunkOf);
  }

  dropTail(n: number): void {
    this.#sql.exec(`DROP TABLE IF EXISTS ${tailName(n)}`);
    this.#read.tails.delete(n);
  }

  /** Remembers which chunks a segment took, and with which bytes. */
  addSegment(n: number, chunks: readonly { key: number; frame: Uint8Array }[]): void {
    this.#sql.exec("INSERT OR REPLACE INTO segments (n, chunks) VALUES (?, ?)", n, encodeSealedIndex(chunks));
    this.#read.sealedHashes = null;
  }

  /** Hash of the sealed chunk under this key, null when there is none; see `frameHash`. */
  sealedHash(key: number): bigint | null {
    if (this.state() === null) return null;
    this.#read.sealedHashes ??= new Map(
      this.#sql
        .exec("SELECT chunks FROM segments")
        .toArray()
        .flatMap((row) => decodeSealedIndex(bytesOf(row.chunks))),
    );
    return this.#read.sealedHashes.get(key) ?? null;
  }

  #tailRows(n: number, query: string, ...values: SqlStorageValue[]): Row[] {
    const name = tailName(n);
    // A tail's table comes with its first chunk.
    if (!this.#read.tails.get(n) && !this.#hasTable(name)) return [];
    return this.#sql.exec(query.replaceAll("$tail", name), ...values).toArray();
  }

  #hasTable(name: string): boolean {
    return this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = ?", name).toArray().length > 0;
  }

  #createTables(): void {
    this.#sql.exec("CREATE TABLE session (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL)");
    this.#sql.exec("CREATE TABLE tabs (number INTEGER PRIMARY KEY, tab_id TEXT NOT NULL)");
    this.#sql.exec("CREATE TABLE segments (n INTEGER PRIMARY KEY, chunks BLOB NOT NULL)");
  }
}

interface ReadSoFar {
  state: SessionState | null | undefined;
  tails: Map<number, TailEnd | null>;
  sealedHashes: Map<number, bigint> | null;
}

const nothingRead = (): ReadSoFar => ({ state: undefined, tails: new Map(), sealedHashes: null });

const tailName = (n: number): string => `tail_${Math.trunc(n)}`;

function chunkOf(row: Row): Omit<ChunkRow, "summary"> {
  return {
    key: Number(row.key),
    arrival: Number(row.arrival),
    receivedAtMs: Number(row.received_at),
    frame: bytesOf(row.frame),
  };
}

function bytesOf(value: SqlStorageValue | undefined): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array();
}
