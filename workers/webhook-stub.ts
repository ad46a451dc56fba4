import type { Delivery, WebhookBody } from "../protocol/api-webhooks.ts";
import type { WebhookEvent } from "../protocol/webhook-events.ts";
import type { Env } from "./env.ts";

/** The only place that names the object of a website's webhooks and calls it. */

export interface WebhookRow {
  webhookId: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  secret: string;
  /** The one before, which signs as well until then. */
  oldSecret: string | null;
  oldSecretUntilMs: number | null;
  isEnabled: boolean;
  createdAtMs: number;
  failingSinceMs: number | null;
  switchedOffAtMs: number | null;
}

export interface DeliveryRow extends Pick<Delivery, "deliveryId" | "event" | "sessionId" | "state"> {
  /** Counts up. */
  n: number;
  webhookId: string;
  createdAtMs: number;
  attempts: number;
  lastAttemptAtMs: number | null;
  status: number | null;
  durationMs: number | null;
  problem: string;
  nextAttemptAtMs: number | null;
}

type WithoutDelivery<Body> = Body extends unknown ? Omit<Body, "id" | "madeAt" | "websiteId"> : never;

/** What has happened in a session. */
export interface News {
  /** Names it: what comes twice is told once. */
  key: string;
  body: WithoutDelivery<Exclude<WebhookBody, { type: "test" }>>;
}

const stubOf = (env: Env, websiteId: string) => env.WEBHOOKS.getByName(websiteId);

/** Told to each webhook that listens, at once and until it answers. When this resolves, none of it is lost. */
export const tellWebhooks = async (env: Env, websiteId: string, news: readonly News[]): Promise<void> =>
  await stubOf(env, websiteId).tell(websiteId, [...news]);

export const listWebhooks = async (env: Env, websiteId: string): Promise<WebhookRow[]> =>
  await stubOf(env, websiteId).list();

/** @returns all of the website's, or null when it has as many as it may */
export const addWebhook = async (
  env: Env,
  websiteId: string,
  row: WebhookRow,
): Promise<WebhookRow[] | null> => await stubOf(env, websiteId).add(row);

export type WebhookEdit = Partial<
  Pick<
    WebhookRow,
    | "name"
    | "url"
    | "events"
    | "isEnabled"
    | "secret"
    | "oldSecret"
    | "oldSecretUntilMs"
    | "failingSinceMs"
    | "switchedOffAtMs"
  >
>;

/** @returns all of the website's, or null when it has none of this id */
export const changeWebhook = async (
  env: Env,
  websiteId: string,
  webhookId: string,
  edit: WebhookEdit,
): Promise<WebhookRow[] | null> => await stubOf(env, websiteId).change(webhookId, edit);

/** With its log. @returns those that are left, or null when it has none of this id */
export const removeWebhook = async (
  env: Env,
  websiteId: string,
  webhookId: string,
): Promise<WebhookRow[] | null> => await stubOf(env, websiteId).remove(webhookId);

/** @returns the delivery's id, or null when there is no such webhook */
export const testWebhook = async (env: Env, websiteId: string, webhookId: string): Promise<string | null> =>
  await stubOf(env, websiteId).sendTest(websiteId, webhookId);

/**
 * A webhook's deliveries, the newest first; null when there is no such webhook.
 * @param before `n` of the last of the page before
 */
export const listDeliveries = async (
  env: Env,
  websiteId: string,
  webhookId: string,
  before: number | null,
  limit: number,
): Promise<DeliveryRow[] | null> => await stubOf(env, websiteId).deliveries(webhookId, before, limit);

/** @returns false when the webhook has no such delivery, or not any more */
export const deliverAgain = async (
  env: Env,
  websiteId: string,
  webhookId: string,
  deliveryId: string,
): Promise<boolean> => await stubOf(env, websiteId).again(webhookId, deliveryId);

/** Forgets what was sent, and what was to be, of a session that is erased. */
export const forgetDeliveries = async (env: Env, websiteId: string, sessionId: string): Promise<void> =>
  await stubOf(env, websiteId).forget(sessionId);

/** Forgets all webhooks of a website that is deleted. */
export const clearWebhooks = async (env: Env, websiteId: string): Promise<void> =>
  await stubOf(env, websiteId).clear();
