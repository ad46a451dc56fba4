import { pinnedPrefix, type SessionAddress, sessionPrefix } from "./keys.ts";

/** @returns how many objects a session has, the copies of a pinned one counted too */
export async function countObjects(archive: R2Bucket, address: SessionAddress): Promise<number> {
  let count = 0;
  for (const prefix of [sessionPrefix(address), pinnedPrefix(address)]) {
    let after: string | undefined;
    do {
      const page = await archive.list({ prefix, ...(after !== undefined && { cursor: after }) });
      count += page.objects.length;
      after = page.truncated ? page.cursor : undefined;
    } while (after !== undefined);
  }
  return count;
}
