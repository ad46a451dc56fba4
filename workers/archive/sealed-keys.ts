import { type SessionAddress, segmentKey, sessionPrefix, timelineKey } from "./keys.ts";
import { segmentsField } from "./timelines.ts";

/** Segments that may have been put without a timeline that names them: a seal that broke off, and its retry. */
const unnamedSegments = 2;

/**
 * Keys of what an unpinned session has in the archive, its timeline last; some may stand for nothing. Deleting costs
 * nothing and looking a timeline up little, where a list would cost a dozen times as much.
 */
export async function sealedKeys(archive: R2Bucket, address: SessionAddress): Promise<string[]> {
  const timeline = await archive.head(timelineKey(address));
  const segments = Number(timeline?.customMetadata?.[segmentsField]);
  if (timeline === null || !Number.isSafeInteger(segments)) return await listedKeys(archive, address);
  return [
    ...Array.from({ length: segments + unnamedSegments }, (_, n) => segmentKey(address, n)),
    timelineKey(address),
  ];
}

async function listedKeys(archive: R2Bucket, address: SessionAddress): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await archive.list({
      prefix: sessionPrefix(address),
      ...(cursor !== undefined && { cursor }),
    });
    keys.push(...page.objects.map(({ key }) => key));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return keys;
}
