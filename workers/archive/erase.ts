import { type SessionAddress, sessionPrefix } from "./keys.ts";

/** R2 lists and deletes at most 1,000 keys a call. */
const pageKeys = 1_000;

/**
 * Deletes every object of a session; running it again, or after a crash midway, is harmless.
 * @returns how many objects it deleted
 */
export async function eraseSession(archive: R2Bucket, address: SessionAddress): Promise<number> {
  let erased = 0;
  for (;;) {
    const page = await archive.list({ prefix: sessionPrefix(address), limit: pageKeys });
    if (page.objects.length === 0) return erased;
    await archive.delete(page.objects.map((object) => object.key));
    erased += page.objects.length;
  }
}
