import type { AssetHash, WebsiteId } from "../../../protocol/ids.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { eraseAsset } from "../../archive/assets.ts";
import { type AssetRow, assetsAfter, claimAsset, deleteAsset } from "../../catalog/old-assets.ts";
import { allCatalogs } from "../../catalog/open-catalog.ts";
import { keptDaysOf } from "../../control/retention.ts";
import type { Env } from "../../env.ts";
import type { Step } from "./step.ts";

const pageRows = 500;
/** Each takes three calls. */
const maxPrunedPerStep = 30;
/** `seen_at` may be a day old, a session may go on for one, and the sweep may be late. */
const marginDays = 16;
/** Rest between two walks through all sheets. */
const restMs = dayMs;

interface AssetWalk {
  catalog: number;
  after: { websiteId: WebsiteId; hash: AssetHash } | null;
}

/** Deletes sheets that no session can refer to any more: none has named them for longer than the website keeps one. */
export const pruneAssetsStep: Step = async (env, { progress }, nowMs) => {
  const { catalog: number = 0, after }: Partial<AssetWalk> & Pick<AssetWalk, "after"> = JSON.parse(progress);
  const catalog = allCatalogs(env)[number];
  if (catalog === undefined) {
    return { kind: "rest", progress: { catalog: 0, after: null }, notBeforeMs: nowMs + restMs };
  }
  const page = await assetsAfter(catalog, after, pageRows);
  const isOld = await oldByPlan(env, page, nowMs);
  const old = page.filter(isOld).slice(0, maxPrunedPerStep);
  for (const asset of old) {
    if (!(await claimAsset(catalog, asset))) continue;
    await eraseAsset(env.ARCHIVE, asset.websiteId, asset.hash);
    await deleteAsset(catalog, asset);
  }
  const end = old.length === maxPrunedPerStep ? old.at(-1) : page.length === pageRows ? page.at(-1) : null;
  const rest: AssetWalk =
    end == null
      ? { catalog: number + 1, after: null }
      : { catalog: number, after: { websiteId: end.websiteId, hash: end.hash } };
  return { kind: "rest", progress: rest, notBeforeMs: nowMs };
};

async function oldByPlan(
  env: Env,
  page: readonly AssetRow[],
  nowMs: number,
): Promise<(asset: AssetRow) => boolean> {
  const limits = new Map<WebsiteId, number>();
  for (const websiteId of new Set(page.map((asset) => asset.websiteId))) {
    const days = await keptDaysOf(env.CONTROL, websiteId);
    limits.set(websiteId, nowMs - (days + marginDays) * dayMs);
  }
  return ({ websiteId, seenAtMs }) => seenAtMs < (limits.get(websiteId) ?? 0);
}
