import { decodeSealedIndex, encodeSealedIndex } from "./sealed-index.ts";
import { openTails, type SessionState, type Tombstone } from "./state.ts";
import { bytesOf, hasTable, TailStore } from "./store-tails.ts";

const seqSpan = 2 ** 32;
export const chunkKey = (tabNumber: number, seq: number): number => tabNumber * seqSpan + seq;
export const placeOfKey = (key: number): { tabNumber: number; seq: number } => ({
  tabNumber: Math.floor(key / seqSpan),
  seq: key % seqSpan,
});

/** All SQL of the session object, but for its tails'. The caller owns transactions. */
export class SessionStore {
  readonly tails: TailStore;
  readonly #sql: SqlStorage;
  /** What was read or written since the object woke; all of it can be read again. */
  #read: ReadSoFar = nothingRead();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.tails = new TailStore(sql);
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

  /** Null until the first chunk, and after everything was forgotten, purged or erased. */
  state(): SessionState | null {
    if (this.#read.state === undefined) {
      const row = hasTable(this.#sql, "session")
        ? this.#sql.exec("SELECT state FROM session").toArray()[0]
        : undefined;
      this.#read.state = row === undefined ? null : (JSON.parse(String(row.state)) as SessionState);
    }
    return this.#read.state;
  }

  writeState(state: SessionState): void {
    if (this.state() === null) this.#createTable();
    this.#sql.exec(
      "INSERT INTO session (id, state, sealed) VALUES (1, ?, x'') ON CONFLICT (id) DO UPDATE SET state = excluded.state",
      JSON.stringify(state),
    );
    this.#read.state = state;
  }

  /** Forgets what was read: after a failed transaction, and when the storage was deleted. */
  reload(): void {
    this.#read = nothingRead();
    this.tails.reload();
  }

  /** Ask for it only when there is no state: it costs a query of its own. */
  tombstone(): Tombstone | null {
    if (!hasTable(this.#sql, "tombstone")) return null;
    const row = this.#sql.exec("SELECT until, chunks, bytes FROM tombstone").toArray()[0];
    if (row === undefined) return null;
    return { untilMs: Number(row.until), chunks: Number(row.chunks), bytes: Number(row.bytes) };
  }

  /** In one step, unlike a `deleteAll`: no reader finds half of a session. */
  drop(): void {
    const state = this.state();
    if (state === null) return;
    for (const n of openTails(state)) this.tails.drop(n);
    this.#sql.exec("DROP TABLE session");
    this.reload();
  }

  /** There must be none yet. */
  putTombstone({ untilMs, chunks, bytes }: Tombstone): void {
    this.#sql.exec(
      "CREATE TABLE tombstone (until INTEGER NOT NULL, chunks INTEGER NOT NULL, bytes INTEGER NOT NULL)",
    );
    this.#sql.exec("INSERT INTO tombstone (until, chunks, bytes) VALUES (?, ?, ?)", untilMs, chunks, bytes);
  }

  /** The state after a seal, and which chunks the segment took, with which bytes. */
  writeSealed(state: SessionState, chunks: readonly { key: number; frame: Uint8Array }[]): void {
    const sealed = joined(this.#sealedIndex(), encodeSealedIndex(chunks));
    this.#sql.exec("UPDATE session SET state = ?, sealed = ?", JSON.stringify(state), sealed);
    this.#read = { state, sealedHashes: null };
  }

  /** Hash of the sealed chunk under this key, null when there is none; see `frameHash`. */
  sealedHash(key: number): bigint | null {
    if (this.state() === null) return null;
    this.#read.sealedHashes ??= new Map(decodeSealedIndex(this.#sealedIndex()));
    return this.#read.sealedHashes.get(key) ?? null;
  }

  #sealedIndex(): Uint8Array {
    return bytesOf(this.#sql.exec("SELECT sealed FROM session").one().sealed);
  }

  /** One table for all that outlives a tail: to create one is billed as two rows. */
  #createTable(): void {
    this.#sql.exec(
      "CREATE TABLE session (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL, sealed BLOB NOT NULL)",
    );
  }
}

interface ReadSoFar {
  state: SessionState | null | undefined;
  sealedHashes: Map<number, bigint> | null;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

const nothingRead = (): ReadSoFar => ({ state: undefined, sealedHashes: null });
