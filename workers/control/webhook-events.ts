import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { parseWebhookEvents, type WebhookEvent } from "../../protocol/webhook-events.ts";
import { makeExpiringCache } from "./expiring-cache.ts";
import { websites } from "./schema.ts";

/** Of a website that has webhooks, none of which listens: they have a log all the same. */
const noEvent = "none";

/** @param events that any of them listens to; null when the website has no webhook at all */
export async function saveWebhookEvents(
  control: D1Database,
  websiteId: WebsiteId,
  events: readonly WebhookEvent[] | null,
): Promise<void> {
  const webhookEvents = events === null ? "" : events.length === 0 ? noEvent : events.join(" ");
  await drizzle(control)
    .update(websites)
    .set({ webhookEvents })
    .where(eq(websites.websiteId, websiteId))
    .run();
}

async function readEvents(control: D1Database, websiteId: WebsiteId): Promise<string> {
  const row = await drizzle(control)
    .select({ webhookEvents: websites.webhookEvents })
    .from(websites)
    .where(eq(websites.websiteId, websiteId))
    .get();
  return row?.webhookEvents ?? "";
}

export const hasWebhooks = async (control: D1Database, websiteId: WebsiteId): Promise<boolean> =>
  (await readEvents(control, websiteId)) !== "";

/** As long as a site key is believed. */
const knownForMs = 30_000;
const cache = makeExpiringCache<WebsiteId, WebhookEvent[]>(5_000);

/** What a website's webhooks listen to, up to half a minute late. */
export async function webhookEventsOf(
  control: D1Database,
  websiteId: WebsiteId,
  nowMs: number,
): Promise<WebhookEvent[]> {
  const known = cache.get(websiteId, nowMs);
  if (known !== undefined) return known;
  const events = parseWebhookEvents(await readEvents(control, websiteId));
  cache.set(websiteId, events, nowMs + knownForMs);
  return events;
}
