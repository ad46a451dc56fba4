import { guarded, quietly } from "../../guard.ts";

const storeNames = ["chunks", "rows", "sheets", "held", "heldSheets"] as const;
const keyPaths = {
  chunks: ["sessionId", "tabId", "seq"],
  rows: ["sessionId", "tabId", "seq", "n"],
  sheets: "hash",
  held: ["sessionId", "tabId", "n"],
  heldSheets: "hash",
};
/** Goes up with every new store. A recorder of before, in another tab, then does without a database. */
const version = 2;

export type Stores = Record<(typeof storeNames)[number], IDBObjectStore>;

/** One IndexedDB database that may be missing, forbidden or full: then writes do nothing and reads give null. */
export interface Database {
  write(change: (stores: Stores) => unknown): void;
  read<Value>(ask: (stores: Stores) => IDBRequest): Promise<Value | null>;
  exists(): Promise<boolean>;
  /** Lets go of the connection, which is opened again when needed. */
  close(): void;
  /** For good: what is written from here on is kept nowhere. */
  end(): void;
}

export function createDatabase(name: string): Database {
  let open: IDBDatabase | null = null;
  let opening: Promise<IDBDatabase> | null = null;
  let isEnded = false;

  const close = (): void => {
    open?.close();
    open = null;
    opening = null;
  };

  const connect = (): Promise<IDBDatabase> => {
    if (isEnded) return Promise.reject(new Error("It has ended."));
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        const { result } = request;
        for (const store of storeNames) {
          if (result.objectStoreNames.contains(store)) continue;
          result.createObjectStore(store, { keyPath: keyPaths[store] });
        }
      };
      request.onerror = reject;
      request.onsuccess = () => {
        open = request.result;
        open.onversionchange = close;
        open.onclose = close;
        resolve(open);
      };
    });
    return opening;
  };

  const begin = (database: IDBDatabase, mode: IDBTransactionMode): [IDBTransaction, Stores] => {
    const transaction = database.transaction(storeNames, mode, { durability: "relaxed" });
    const of = (store: keyof Stores) => transaction.objectStore(store);
    // Each is made when it is asked for: most changes are of one.
    const stores: Stores = {
      get chunks() {
        return of("chunks");
      },
      get rows() {
        return of("rows");
      },
      get sheets() {
        return of("sheets");
      },
      get held() {
        return of("held");
      },
      get heldSheets() {
        return of("heldSheets");
      },
    };
    return [transaction, stores];
  };

  return {
    write(change) {
      const run = guarded((database: IDBDatabase) => {
        const [transaction, stores] = begin(database, "readwrite");
        change(stores);
        // Without it the commit waits for a task of a page that may be gone by then.
        transaction.commit();
      });
      // At hide there is no time to wait for a promise, so an open connection is used at once.
      if (open) run(open);
      else quietly(whenOpen(run));
    },
    async read<Value>(ask: (stores: Stores) => IDBRequest) {
      try {
        const database = await connect();
        return await new Promise<Value>((resolve, reject) => {
          const request = ask(begin(database, "readonly")[1]);
          request.onsuccess = () => resolve(request.result);
          request.onerror = reject;
        });
      } catch {
        return null;
      }
    },
    async exists() {
      try {
        // Where storage is forbidden this throws, and the next line would leave a rejection nobody can catch.
        void localStorage.length;
        const databases = await indexedDB.databases();
        return databases.some((database) => database.name === name);
      } catch {
        return false;
      }
    },
    close,
    end() {
      isEnded = true;
      close();
    },
  };

  async function whenOpen(run: (database: IDBDatabase) => void): Promise<void> {
    try {
      run(await connect());
    } catch {
      opening = null;
    }
  }
}
