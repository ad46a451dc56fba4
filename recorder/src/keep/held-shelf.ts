import type { SessionId, TabId } from "../../../protocol/ids.ts";
import type { Chunk, Pack } from "../send/chunk.ts";
import type { Database } from "./database.ts";
import type { StoredSheet } from "./shelf.ts";

/** Whose packs are meant. */
export interface HeldPlace {
  sessionId: SessionId;
  tabId: TabId;
}

export interface StoredHeld extends HeldPlace, Pack {
  /** Counts up through all pages of the tab. */
  n: number;
  savedAtMs: number;
}

/** What waits for a trigger, in IndexedDB. The style sheets it refers to are kept apart from those the server wants. */
export interface HeldShelf {
  put(held: StoredHeld, sheets: readonly StoredSheet[]): void;
  read(place: HeldPlace): Promise<StoredHeld[]>;
  drop(place: HeldPlace, numbers: readonly number[]): void;
  dropSheet(hash: StoredSheet["hash"]): void;
  readSheets(): Promise<StoredSheet[]>;
  /** Chunks in place of all that is held there, at once: a page that dies leaves either these or those. */
  release(place: HeldPlace, chunks: readonly Chunk[], sheets: readonly StoredSheet[]): void;
}

export function createHeldShelf(database: Database): HeldShelf {
  return {
    put: (held, sheets) =>
      database.write((stores) => {
        stores.held.put(held);
        for (const sheet of sheets) stores.heldSheets.put(sheet);
      }),
    async read(place) {
      return (await database.read<StoredHeld[]>((stores) => stores.held.getAll(rangeOf(place)))) ?? [];
    },
    drop: ({ sessionId, tabId }, numbers) =>
      database.write((stores) => {
        for (const n of numbers) stores.held.delete([sessionId, tabId, n]);
      }),
    dropSheet: (hash) => database.write((stores) => stores.heldSheets.delete(hash)),
    async readSheets() {
      return (await database.read<StoredSheet[]>((stores) => stores.heldSheets.getAll())) ?? [];
    },
    release: (place, chunks, sheets) =>
      database.write((stores) => {
        for (const chunk of chunks) stores.chunks.put({ ...chunk, savedAtMs: Date.now() });
        for (const sheet of sheets) stores.sheets.put(sheet);
        stores.held.delete(rangeOf(place));
      }),
  };
}

/** In IndexedDB's order an array comes after every number. */
const rangeOf = ({ sessionId, tabId }: HeldPlace): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, tabId], [sessionId, tabId, []]);
