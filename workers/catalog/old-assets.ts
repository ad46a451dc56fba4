import { and, asc, eq, gt, notExists, or, sql } from "drizzle-orm";
import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import type { Catalog } from "./open-catalog.ts";
import { assets, pinnedAssets } from "./schema.ts";

export type AssetRow = typeof assets.$inferSelect;

/** A page of all sheets of a catalog, in the order of their keys. */
export async function assetsAfter(
  catalog: Catalog,
  after: { websiteId: WebsiteId; hash: AssetHash } | null,
  maxRows: number,
): Promise<AssetRow[]> {
  return await catalog
    .select()
    .from(assets)
    .where(
      after === null
        ? undefined
        : or(
            gt(assets.websiteId, after.websiteId),
            and(eq(assets.websiteId, after.websiteId), gt(assets.hash, after.hash)),
          ),
    )
    .orderBy(asc(assets.websiteId), asc(assets.hash))
    .limit(maxRows)
    .all();
}

/**
 * Says that the website lacks the sheet, whose text is about to be deleted: from here on recorders are asked for it.
 * @returns false when a chunk has named it since it was read, or a pinned session refers to it
 */
export async function claimAsset(catalog: Catalog, asset: AssetRow): Promise<boolean> {
  const pinned = catalog
    .select({ one: sql`1` })
    .from(pinnedAssets)
    .where(and(eq(pinnedAssets.websiteId, asset.websiteId), eq(pinnedAssets.hash, asset.hash)));
  const { meta } = await catalog
    .update(assets)
    .set({ seenAtMs: 0 })
    .where(and(isAsset(asset), eq(assets.seenAtMs, asset.seenAtMs), notExists(pinned)))
    .run();
  return meta.changes > 0;
}

/**
 * Forgets a sheet whose text is deleted. Also when it was posted again in between: the text may have gone with the
 * deletion, and the next chunk that names it brings it once more.
 */
export async function deleteAsset(catalog: Catalog, asset: AssetRow): Promise<void> {
  await catalog.delete(assets).where(isAsset(asset)).run();
}

const isAsset = ({ websiteId, hash }: AssetRow) =>
  and(eq(assets.websiteId, websiteId), eq(assets.hash, hash));
