import type { Context } from "hono";
import type { WebsiteDeletion } from "../../../protocol/api-websites.ts";
import { markDeleted } from "../../control/delete-website.ts";
import { beginErasure } from "../../erasure/begin-erasure.ts";
import { needScope } from "../../middleware/caller.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { audit } from "../accounts/audit-entry.ts";

/** Ends the recording at once. All its sessions are erased by the cron; the receipt tells of each. */
export async function deleteWebsite(c: Context<WebsiteEnv>): Promise<Response> {
  const { websiteId, caller } = c.var;
  needScope(caller, "erase");
  const nowMs = Date.now();
  const { organisationId } = caller;
  // The erasure first: a website that nobody sees and nobody erases would be the worse half.
  const { receiptId } = await beginErasure(
    c.env,
    { organisationId, websiteId, subject: { kind: "website" }, isWithdrawal: false },
    nowMs,
  );
  await markDeleted(c.env.CONTROL, websiteId, nowMs);
  await audit(c, "website_deleted", `${websiteId} ${receiptId}`);
  const deletion: WebsiteDeletion = { receiptId };
  return c.json(deletion, 202);
}
