import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type Delivery, type DeliveryList, deliveryQuery } from "../../../protocol/api-webhooks.ts";
import { AppError } from "../../app-error.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { type DeliveryRow, deliverAgain, listDeliveries, testWebhook } from "../../webhook-stub.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";
import { isoOrNull, noSuchWebhook } from "./webhooks.ts";

type OfWebhook<Path extends string> = Context<
  WebsiteEnv,
  `/api/websites/:websiteId/webhooks/:webhookId${Path}`
>;

/** What was sent, and what is to be. */
export const getDeliveries = createFactory<WebsiteEnv>().createHandlers(
  valid("query", deliveryQuery),
  async (c) => {
    const { cursor, limit } = c.req.valid("query");
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
      throw new AppError("cursor_invalid", "cursor: as the page before has told it");
    const before = cursor === undefined ? null : Number(cursor);
    // One more than the page says whether there is another.
    const webhookId = c.req.param("webhookId") ?? "";
    const rows = await listDeliveries(c.env, c.var.websiteId, webhookId, before, limit + 1);
    if (rows === null) throw noSuchWebhook();
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const list: DeliveryList = {
      deliveries: page.map(toldOf),
      nextCursor: last === undefined ? null : String(last.n),
    };
    return c.json(list);
  },
);

/** Sends a body of type `test`, whatever the webhook listens to. */
export async function postTest(c: OfWebhook<"/test">): Promise<Response> {
  const webhookId = c.req.param("webhookId");
  const deliveryId = await testWebhook(c.env, c.var.websiteId, webhookId);
  if (deliveryId === null) throw noSuchWebhook();
  await audit(c, "webhook_tested", webhookId);
  return c.json({ deliveryId }, 202);
}

/** Sends what was sent, under the same id. */
export async function postAgain(c: OfWebhook<"/deliveries/:deliveryId/again">): Promise<Response> {
  const { webhookId, deliveryId } = c.req.param();
  if (!(await deliverAgain(c.env, c.var.websiteId, webhookId, deliveryId)))
    throw new AppError("not_found", "There is no such delivery.");
  await audit(c, "delivery_repeated", deliveryId);
  return c.json({ deliveryId }, 202);
}

const toldOf = ({
  n: _,
  webhookId: __,
  createdAtMs,
  lastAttemptAtMs,
  nextAttemptAtMs,
  ...row
}: DeliveryRow): Delivery => ({
  ...row,
  createdAt: new Date(createdAtMs).toISOString(),
  lastAttemptAt: isoOrNull(lastAttemptAtMs),
  nextAttemptAt: isoOrNull(nextAttemptAtMs),
});
