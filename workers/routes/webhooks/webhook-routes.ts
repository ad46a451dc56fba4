import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { ownedWebsite } from "../../middleware/owned-website.ts";
import { getDeliveries, postAgain, postTest } from "./deliveries.ts";
import { deleteWebhook, getWebhooks, patchWebhook, postSecret, postWebhook } from "./webhooks.ts";

/** Behind `caller`. */
export function addWebhookRoutes(app: Hono<AppEnv>): void {
  const all = "/api/websites/:websiteId/webhooks" as const;
  const one = `${all}/:webhookId` as const;
  app.get(all, ownedWebsite, getWebhooks);
  app.post(all, ownedWebsite, ...postWebhook);
  app.patch(one, ownedWebsite, ...patchWebhook);
  app.delete(one, ownedWebsite, deleteWebhook);
  app.post(`${one}/test`, ownedWebsite, postTest);
  app.post(`${one}/secret`, ownedWebsite, postSecret);
  app.get(`${one}/deliveries`, ownedWebsite, ...getDeliveries);
  app.post(`${one}/deliveries/:deliveryId/again`, ownedWebsite, postAgain);
}
