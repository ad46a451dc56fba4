import { readFrames } from "../../protocol/frame.ts";
import type { AssetHash } from "../../protocol/ids.ts";
import { pinnedKey, type SessionAddress, sessionPrefix } from "./keys.ts";

/**
 * Copies a page of a session's objects to where no rule deletes them. Repeating it is harmless.
 * @param after key of the page before's last object, null for the first
 * @returns the sheets that the page's segments refer to, and where it ended; null when it was the last one
 */
export async function copyToPinned(
  archive: R2Bucket,
  address: SessionAddress,
  after: string | null,
  maxObjects: number,
): Promise<{ hashes: AssetHash[]; end: string | null }> {
  const prefix = sessionPrefix(address);
  const page = await archive.list({
    prefix,
    limit: maxObjects,
    ...(after !== null && { startAfter: after }),
  });
  const hashes = new Set<AssetHash>();
  for (const { key } of page.objects) {
    const object = await archive.get(key);
    if (object === null) continue;
    const bytes = new Uint8Array(await object.arrayBuffer());
    await archive.put(pinnedKey(key), bytes, {
      httpMetadata: object.httpMetadata ?? {},
      customMetadata: object.customMetadata ?? {},
    });
    if (/^\d+$/.test(key.slice(prefix.length))) for (const hash of sheetsOf(bytes)) hashes.add(hash);
  }
  return { hashes: [...hashes], end: page.truncated ? (page.objects.at(-1)?.key ?? null) : null };
}

/** Of frames behind one another; their headers read without inflating. */
function* sheetsOf(frames: Uint8Array): Generator<AssetHash> {
  for (const frame of readFrames(frames)) if (frame.ok) yield* frame.header.assetHashes;
}
