import type { ReceiptId } from "../../protocol/ids.ts";
import { countObjects } from "../archive/count-objects.ts";
import { eraseSession } from "../archive/erase.ts";
import { countRows } from "../catalog/count-rows.ts";
import { deleteSession } from "../catalog/delete-session.ts";
import type { Catalog } from "../catalog/open-catalog.ts";
import type { SessionRow } from "../catalog/schema.ts";
import { noteErased } from "../control/erasures.ts";
import { deleteSharesOf } from "../control/shares.ts";
import { hasWebhooks } from "../control/webhook-events.ts";
import type { Env } from "../env.ts";
import { eraseFromObject } from "../session-stub.ts";
import { forgetDeliveries } from "../webhook-stub.ts";

/**
 * Erases a session from object, archive and catalog, in this order: the object refuses late chunks from then on and
 * lets no seal put anything back, and the row goes last, because it is the work list. What there is to delete is
 * noted on the receipt before it is deleted. Breaking off anywhere and running again is harmless.
 */
export async function eraseListed(
  env: Env,
  catalog: Catalog,
  receiptId: ReceiptId,
  row: SessionRow,
): Promise<void> {
  const { sessionId } = row;
  await deleteSharesOf(env.CONTROL, sessionId);
  if (await hasWebhooks(env.CONTROL, row.websiteId)) await forgetDeliveries(env, row.websiteId, sessionId);
  const held = await eraseFromObject(env, row);
  const objects = await countObjects(env.ARCHIVE, row);
  // The object forgets a day after the session's start; then the row knows more.
  const chunks = Math.max(held.chunks, row.chunkCount);
  const bytes = Math.max(held.bytes, row.bytes);
  const rows = await countRows(catalog, row);
  await noteErased(env.CONTROL, { receiptId, sessionId, chunks, bytes, objects, rows });
  await eraseSession(env.ARCHIVE, row);
  await deleteSession(catalog, row);
}
