/** Names and values come again and again, and to look one up is quicker than to decide about it. */
const maxKnown = 2_000;

/** What was told of attributes, where name and value alone decide. */
export interface KnownAttributes {
  /** Undefined: not known. */
  get(name: string, value: string): string | null | undefined;
  add(name: string, value: string, told: string | null): void;
}

export function createKnownAttributes(): KnownAttributes {
  const byName = new Map<string, Map<string, string | null>>();
  let count = 0;
  return {
    get: (name, value) => byName.get(name)?.get(value),
    add(name, value, told) {
      if (count++ >= maxKnown) {
        byName.clear();
        count = 0;
      }
      const byValue = byName.get(name) ?? new Map<string, string | null>();
      byName.set(name, byValue.set(value, told));
    },
  };
}
