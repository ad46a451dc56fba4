import type { WebsiteId } from "../../protocol/ids.ts";
import { assetsPrefix, pinnedPrefix, type SessionAddress, sessionPrefix } from "./keys.ts";

/** R2 lists and deletes at most 1,000 keys a call. */
const pageKeys = 1_000;

/**
 * Deletes every object of a session, and the copies of a pinned one; running it again, or after a crash midway, is
 * harmless.
 * @returns how many objects it deleted
 */
export async function eraseSession(archive: R2Bucket, address: SessionAddress): Promise<number> {
  return (await erasePrefix(archive, sessionPrefix(address))) + (await erasePinned(archive, address));
}

/** Deletes the copies that were made when the session was pinned. */
export const erasePinned = (archive: R2Bucket, address: SessionAddress): Promise<number> =>
  erasePrefix(archive, pinnedPrefix(address));

/** Deletes every style sheet of the website. @returns how many */
export const eraseAssets = (archive: R2Bucket, websiteId: WebsiteId): Promise<number> =>
  erasePrefix(archive, assetsPrefix(websiteId));

async function erasePrefix(archive: R2Bucket, prefix: string): Promise<number> {
  let erased = 0;
  for (;;) {
    const page = await archive.list({ prefix, limit: pageKeys });
    if (page.objects.length === 0) return erased;
    await archive.delete(page.objects.map((object) => object.key));
    erased += page.objects.length;
  }
}

/** Deletes these, in their order; those that do not exist are passed over. */
export async function eraseKeys(archive: R2Bucket, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += pageKeys) {
    await archive.delete(keys.slice(start, start + pageKeys));
  }
}
