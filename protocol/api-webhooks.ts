import * as z from "zod";
import { session } from "./api.ts";
import { signalKinds } from "./signals/signal.ts";
import { webhookEvents } from "./webhook-events.ts";

/** Webhooks of a website, and what they are sent, as schemas; see `api.ts`. */

export const maxWebhooks = 10;

const url = z
  .string()
  .trim()
  .max(2_000)
  .describe("Of a public server over https, on port 443 or 8443; redirects are not followed.");
const events = z
  .array(z.enum(webhookEvents))
  .min(1)
  .max(webhookEvents.length)
  .describe("What it is told of.");
const name = z.string().trim().min(1).max(100);

export const newWebhook = z.object({ name, url, events });
export type NewWebhook = z.infer<typeof newWebhook>;

export const webhookChange = z
  .object({
    name,
    url,
    events,
    isEnabled: z.boolean().describe("True also begins anew with one that was switched off."),
  })
  .partial();
export type WebhookChange = z.infer<typeof webhookChange>;

export const webhook = z.object({
  webhookId: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  isEnabled: z.boolean(),
  createdAt: z.iso.datetime(),
  switchedOff: z
    .object({ at: z.iso.datetime(), why: z.string() })
    .nullable()
    .describe("It failed for three days, so that nothing more is sent to it."),
  failingSince: z.iso.datetime().nullable().describe("When it first failed since it last succeeded."),
  oldSecretUntil: z.iso
    .datetime()
    .nullable()
    .describe("Until then the secret before signs as well; null when there is none."),
});
export type Webhook = z.infer<typeof webhook>;
export const webhookList = z.object({ webhooks: z.array(webhook) });
export type WebhookList = z.infer<typeof webhookList>;

export const webhookMade = z.object({
  webhook,
  secret: z.string().describe("Its deliveries are signed with it. Shown this once."),
});
export type WebhookMade = z.infer<typeof webhookMade>;

export const delivery = z.object({
  deliveryId: z.string().describe("The same in every attempt, as the header `Playhead-Delivery` has it."),
  event: z.enum([...webhookEvents, "test"]),
  sessionId: z.string().nullable().describe("Null for a test."),
  createdAt: z.iso.datetime(),
  state: z
    .enum(["waiting", "delivered", "failed"])
    .describe("Failed: no attempt is left, or the webhook was switched off."),
  attempts: z.int(),
  lastAttemptAt: z.iso.datetime().nullable(),
  status: z.int().nullable().describe("Of the last answer; null when none came."),
  durationMs: z.int().nullable().describe("Of the last attempt."),
  problem: z.string().describe("Why the last attempt failed, in words; empty when it did not."),
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof delivery>;

export const deliveryQuery = z.object({
  cursor: z.string().max(80).optional().describe("Of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const deliveryList = z.object({
  deliveries: z
    .array(delivery)
    .describe("The newest first; a website's last 500 of at most seven days are kept."),
  nextCursor: z.string().nullable().describe("Pass as `cursor` for the next page; null on the last."),
});
export type DeliveryList = z.infer<typeof deliveryList>;

export const deliveryMade = z.object({ deliveryId: z.string() });

/** What is told of the session: less than the list has of it, and no name or mail address. */
const toldSession = session.pick({
  sessionId: true,
  visitorId: true,
  status: true,
  startedAt: true,
  durationMs: true,
  initialUrl: true,
  pageViews: true,
  clickCount: true,
  errorCount: true,
  frustration: true,
  signalCounts: true,
  deviceType: true,
  browser: true,
  os: true,
  country: true,
});

const toldSignal = z.object({
  id: z.string(),
  kind: z.enum(signalKinds),
  severity: z.enum(["mild", "severe"]),
  at: z.iso.datetime().describe("When it began, by the server's clock."),
  url: z.string().describe("Of the page."),
  element: z.string().nullable().describe("Selector of the element that it was at."),
  evidence: z.string().describe("What was observed and what was missing."),
});

const toldError = z.object({
  fingerprint: z.string(),
  message: z.string(),
  at: z.iso.datetime().describe("When it was first seen, by the server's clock."),
});

const common = {
  id: z.string().describe("Of the delivery, the same in every attempt."),
  madeAt: z.iso.datetime(),
  websiteId: z.string(),
};
const aboutSession = {
  ...common,
  session: toldSession,
  link: z.string().describe("Opens the moment in the dashboard, for members."),
};

/** The body of a delivery. */
export const webhookBody = z.discriminatedUnion("type", [
  z.object({ ...aboutSession, type: z.literal("session.completed") }),
  z.object({ ...aboutSession, type: z.literal("session.frustration"), signal: toldSignal }),
  z.object({ ...aboutSession, type: z.literal("error.new"), error: toldError }),
  z.object({ ...common, type: z.literal("test") }),
]);
export type WebhookBody = z.infer<typeof webhookBody>;
export type ToldSession = z.infer<typeof toldSession>;
export type ToldSignal = z.infer<typeof toldSignal>;
export type ToldError = z.infer<typeof toldError>;
