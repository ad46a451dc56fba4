/** What old libraries gave a `toJSON` of their own, by which `JSON.stringify` writes lists as texts (Prototype before 1.7). */
const prototypes: readonly object[] = [Object, Array, String, Number, Boolean].map(
  ({ prototype }) => prototype,
);

/**
 * `JSON.stringify`, whatever the page has put on the prototypes of plain values: it is put aside meanwhile.
 *
 * @throws what `JSON.stringify` throws: on a circle and on a bigint
 */
export function jsonText(value: unknown): string {
  const aside = prototypes.flatMap((prototype) => {
    const toJson = Object.getOwnPropertyDescriptor(prototype, "toJSON");
    return toJson?.configurable ? [{ prototype, toJson }] : [];
  });
  for (const { prototype } of aside) Reflect.deleteProperty(prototype, "toJSON");
  try {
    return JSON.stringify(value);
  } finally {
    for (const { prototype, toJson } of aside) Object.defineProperty(prototype, "toJSON", toJson);
  }
}
