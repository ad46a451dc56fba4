/** What an isolate remembers for a while, so that a busy website does not ask D1 for every chunk. */
export interface ExpiringCache<Key, Value> {
  get(key: Key, nowMs: number): Value | undefined;
  set(key: Key, value: Value, expiresAtMs: number): void;
}

/** @param maxEntries when as many are held, the oldest goes first */
export function makeExpiringCache<Key, Value>(maxEntries: number): ExpiringCache<Key, Value> {
  const entries = new Map<Key, { value: Value; expiresAtMs: number }>();
  return {
    get(key, nowMs) {
      const entry = entries.get(key);
      return entry !== undefined && nowMs < entry.expiresAtMs ? entry.value : undefined;
    },
    set(key, value, expiresAtMs) {
      // A Map keeps the order of insertion, hence the renewed key moves to the end.
      entries.delete(key);
      const [oldest] = entries.keys();
      if (entries.size >= maxEntries && oldest !== undefined) entries.delete(oldest);
      entries.set(key, { value, expiresAtMs });
    },
  };
}
