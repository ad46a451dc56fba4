import type { ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash, SiteKey, VisitorId } from "../../../protocol/ids.ts";
import { jsonText } from "../../../protocol/json-text.ts";
import type { Chunk, ChunkPlace } from "../send/chunk.ts";
import { createDatabase, type Stores } from "./database.ts";
import { createHeldShelf, type HeldShelf, type StoredHeld } from "./held-shelf.ts";

export interface StoredChunk extends Chunk {
  savedAtMs: number;
}

/** Events captured but not yet cut when they were written; `n` counts within the chunk they are meant for. */
export interface StoredRow extends ChunkPlace {
  n: number;
  events: readonly ReplayEvent[];
  visitorId: VisitorId;
  savedAtMs: number;
}

/** A row as it stands in the database; a release of before wrote its events as they are. */
type WrittenRow = Omit<StoredRow, "events"> & { events: string | StoredRow["events"] };

export interface StoredSheet {
  hash: AssetHash;
  text: string;
  savedAtMs: number;
}

export interface Leftovers {
  chunks: StoredChunk[];
  rows: StoredRow[];
  sheets: StoredSheet[];
  held: StoredHeld[];
  heldSheets: StoredSheet[];
}

/** What of the website's visit is not yet acknowledged, in IndexedDB, for the next page. Writes never throw or wait. */
export interface Shelf {
  /** What waits for a trigger. */
  readonly held: HeldShelf;
  /** In place of the rows it was cut from. */
  putChunk(chunk: Chunk, sheets: readonly StoredSheet[]): void;
  putRow(row: StoredRow): void;
  dropChunk(place: ChunkPlace): void;
  dropRows(place: ChunkPlace): void;
  dropSheet(hash: AssetHash): void;
  readSheet(hash: AssetHash): Promise<string | null>;
  /** Whether an earlier page has left anything; asking creates nothing. */
  exists(): Promise<boolean>;
  readAll(): Promise<Leftovers>;
  /** Lets go of the connection, which is opened again when needed. */
  rest(): void;
  /** Keeps nothing any more. */
  end(): void;
}

export function createShelf(siteKey: SiteKey): Shelf {
  const database = createDatabase(`playhead:${siteKey}`);
  const deleteRows = (stores: Stores, place: ChunkPlace): void => {
    const key = keyOf(place);
    // In IndexedDB's order an array comes after every number.
    stores.rows.delete(IDBKeyRange.bound(key, [...key, []]));
  };
  return {
    held: createHeldShelf(database),
    putChunk: (chunk, sheets) =>
      database.write((stores) => {
        stores.chunks.put({ ...chunk, savedAtMs: Date.now() });
        for (const sheet of sheets) stores.sheets.put(sheet);
        deleteRows(stores, chunk);
      }),
    putRow: (row) => {
      // As text: the browser copies objects into the database three times slower than they are written as JSON.
      const written: WrittenRow = { ...row, events: jsonText(row.events) };
      database.write((stores) => stores.rows.put(written));
    },
    dropChunk: (place) => database.write((stores) => stores.chunks.delete(keyOf(place))),
    dropRows: (place) => database.write((stores) => deleteRows(stores, place)),
    dropSheet: (hash) => database.write((stores) => stores.sheets.delete(hash)),
    async readSheet(hash) {
      const sheet = await database.read<StoredSheet | undefined>((stores) => stores.sheets.get(hash));
      return sheet?.text ?? null;
    },
    exists: database.exists,
    async readAll() {
      const chunks = await database.read<StoredChunk[]>((stores) => stores.chunks.getAll());
      const rows = await database.read<WrittenRow[]>((stores) => stores.rows.getAll());
      const sheets = await database.read<StoredSheet[]>((stores) => stores.sheets.getAll());
      const held = await database.read<StoredHeld[]>((stores) => stores.held.getAll());
      const heldSheets = await database.read<StoredSheet[]>((stores) => stores.heldSheets.getAll());
      return {
        chunks: chunks ?? [],
        rows: (rows ?? []).flatMap(readRow),
        sheets: sheets ?? [],
        held: held ?? [],
        heldSheets: heldSheets ?? [],
      };
    },
    rest: database.close,
    end: database.end,
  };
}

/** A row that cannot be read is none. */
function readRow(row: WrittenRow): StoredRow[] {
  try {
    const { events } = row;
    return [{ ...row, events: typeof events === "string" ? JSON.parse(events) : events }];
  } catch {
    return [];
  }
}

const keyOf = ({ sessionId, tabId, seq }: ChunkPlace) => [sessionId, tabId, seq];
