/** One text under one key. Where the browser refuses storage it lives as long as the page. */
export interface TextStore {
  read(): string | null;
  write(text: string): void;
  remove(): void;
}

/** @param open throws in sandboxed frames and where storage is switched off, even on access */
export function createTextStore(open: () => Storage, key: string): TextStore {
  let memory: string | null = null;
  return {
    read() {
      try {
        return open().getItem(key) ?? memory;
      } catch {
        return memory;
      }
    },
    write(text) {
      memory = null;
      try {
        open().setItem(key, text);
      } catch {
        memory = text;
      }
    },
    remove() {
      memory = null;
      try {
        open().removeItem(key);
      } catch {
        // Nothing was stored.
      }
    },
  };
}
