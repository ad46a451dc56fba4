import { type SessionAddress, sessionPrefix } from "./keys.ts";

/** @returns how many objects a session has */
export async function countObjects(archive: R2Bucket, address: SessionAddress): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await archive.list({
      prefix: sessionPrefix(address),
      ...(cursor !== undefined && { cursor }),
    });
    count += page.objects.length;
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return count;
}
