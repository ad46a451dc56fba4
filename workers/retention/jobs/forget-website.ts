import { eraseAssets } from "../../archive/erase.ts";
import { forgetWebsiteRows } from "../../catalog/forget-website.ts";
import { forgetWebsite, isMoving } from "../../control/delete-website.ts";
import { hasWebhooks } from "../../control/webhook-events.ts";
import { clearWebhooks } from "../../webhook-stub.ts";
import type { Step } from "./step.ts";

const pageRows = 1_000;
const whileMovingMs = 5 * 60_000;

/**
 * When the sessions of a deleted website are erased and none can come any more: deletes what is left of it, the row of
 * the website last, because until then the catalog is found by it.
 */
export const forgetWebsiteStep: Step = async (env, { websiteId }, nowMs) => {
  if (websiteId === null) return { kind: "done" };
  if (await isMoving(env.CONTROL, websiteId))
    return { kind: "rest", progress: null, notBeforeMs: nowMs + whileMovingMs };
  await eraseAssets(env.ARCHIVE, websiteId);
  if (!(await forgetWebsiteRows(env, websiteId, pageRows)))
    return { kind: "rest", progress: null, notBeforeMs: nowMs };
  if (await hasWebhooks(env.CONTROL, websiteId)) await clearWebhooks(env, websiteId);
  await forgetWebsite(env.CONTROL, websiteId);
  return { kind: "done" };
};
