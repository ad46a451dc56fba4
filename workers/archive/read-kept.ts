import { pinnedKey } from "./keys.ts";

/** An object of a session, or its copy: of a pinned session the archive's rule deletes all else in time. */
export async function readKept(
  archive: R2Bucket,
  key: string,
  range?: R2Range,
): Promise<R2ObjectBody | null> {
  const options = range === undefined ? {} : { range };
  return (await archive.get(key, options)) ?? (await archive.get(pinnedKey(key), options));
}
