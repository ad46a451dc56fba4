/** Where a page of a list ended that is ordered by a number, and equals by a key. */
export interface KeyCursor {
  /** What the list is ordered by; a cursor goes with that alone. */
  sort: string;
  value: number;
  key: string;
}

const shape = /^([A-Za-z]+)\.(\d{1,16})\.([\s\S]+)$/;

/** Opaque to those who pass it on: base64url of `<sort>.<value>.<key>`. */
export const writeKeyCursor = ({ sort, value, key }: KeyCursor): string =>
  Buffer.from(`${sort}.${value}.${key}`).toString("base64url");

/** @returns null for anything that `writeKeyCursor` did not write */
export function readKeyCursor(text: string): KeyCursor | null {
  const [, sort, value, key] = shape.exec(Buffer.from(text, "base64url").toString()) ?? [];
  if (sort === undefined || value === undefined || key === undefined) return null;
  const cursor = { sort, value: Number(value), key };
  return writeKeyCursor(cursor) === text ? cursor : null;
}
