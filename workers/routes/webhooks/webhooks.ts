import type { Context } from "hono";
import { createFactory } from "hono/factory";
import {
  maxWebhooks,
  newWebhook,
  type Webhook,
  type WebhookList,
  type WebhookMade,
  webhookChange,
} from "../../../protocol/api-webhooks.ts";
import { webhookEvents } from "../../../protocol/webhook-events.ts";
import { AppError } from "../../app-error.ts";
import { randomId, randomToken } from "../../auth/random-id.ts";
import { saveWebhookEvents } from "../../control/webhook-events.ts";
import type { Env } from "../../env.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  type WebhookEdit,
  type WebhookRow,
} from "../../webhook-stub.ts";
import { checkTarget } from "../../webhooks/target-rule.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";

/** A receiver that knows the secret before takes deliveries meanwhile. */
const oldSecretMs = 86_400_000;

const { createHandlers } = createFactory<WebsiteEnv>();
type OfWebhook<Path extends string = ""> = Context<
  WebsiteEnv,
  `/api/websites/:websiteId/webhooks/:webhookId${Path}`
>;

export async function getWebhooks(c: Context<WebsiteEnv>): Promise<Response> {
  const nowMs = Date.now();
  const rows = await listWebhooks(c.env, c.var.websiteId);
  const list: WebhookList = { webhooks: rows.map((row) => toldOf(row, nowMs)) };
  return c.json(list);
}

export const postWebhook = createHandlers(valid("json", newWebhook), async (c) => {
  const { name, url, events } = c.req.valid("json");
  const row: WebhookRow = {
    webhookId: `whk_${randomId()}`,
    name,
    url: allowedUrl(c.env, url),
    events: [...new Set(events)],
    secret: makeSecret(),
    oldSecret: null,
    oldSecretUntilMs: null,
    isEnabled: true,
    createdAtMs: Date.now(),
    failingSinceMs: null,
    switchedOffAtMs: null,
  };
  const { websiteId } = c.var;
  const all = await addWebhook(c.env, websiteId, row);
  if (all === null) throw new AppError("bad_request", `A website has ${maxWebhooks} webhooks at most.`);
  await noteListening(c, all);
  await audit(c, "webhook_made", row.webhookId);
  const made: WebhookMade = { webhook: toldOf(row, row.createdAtMs), secret: row.secret };
  return c.json(made, 201);
});

export const patchWebhook = createHandlers(valid("json", webhookChange), async (c) => {
  const { url, events, isEnabled, name } = c.req.valid("json");
  const edit: WebhookEdit = {
    ...(name !== undefined && { name }),
    ...(url !== undefined && { url: allowedUrl(c.env, url) }),
    ...(events && { events: [...new Set(events)] }),
    ...(isEnabled !== undefined && { isEnabled }),
    ...(isEnabled === true && { failingSinceMs: null, switchedOffAtMs: null }),
  };
  const row = await changed(c, c.req.param("webhookId") ?? "", edit);
  await audit(c, "webhook_changed", row.webhookId);
  return c.json(toldOf(row, Date.now()));
});

export async function deleteWebhook(c: OfWebhook): Promise<Response> {
  const webhookId = c.req.param("webhookId");
  const left = await removeWebhook(c.env, c.var.websiteId, webhookId);
  if (left === null) throw noSuchWebhook();
  await noteListening(c, left);
  await audit(c, "webhook_removed", webhookId);
  return c.body(null, 204);
}

/** Signs with a new secret from now on, and with the old one, too, for a day. */
export async function postSecret(c: OfWebhook<"/secret">): Promise<Response> {
  const webhookId = c.req.param("webhookId");
  const rows = await listWebhooks(c.env, c.var.websiteId);
  const before = rows.find((row) => row.webhookId === webhookId);
  if (before === undefined) throw noSuchWebhook();
  const secret = makeSecret();
  const nowMs = Date.now();
  const row = await changed(c, webhookId, {
    secret,
    oldSecret: before.secret,
    oldSecretUntilMs: nowMs + oldSecretMs,
  });
  await audit(c, "webhook_secret_changed", webhookId);
  const made: WebhookMade = { webhook: toldOf(row, nowMs), secret };
  return c.json(made);
}

async function changed(c: Context<WebsiteEnv>, webhookId: string, edit: WebhookEdit): Promise<WebhookRow> {
  const rows = await changeWebhook(c.env, c.var.websiteId, webhookId, edit);
  const row = rows?.find((one) => one.webhookId === webhookId);
  if (rows === null || row === undefined) throw noSuchWebhook();
  await noteListening(c, rows);
  return row;
}

/** So that ingest knows, without asking, whether anybody is to be told. */
async function noteListening(c: Context<WebsiteEnv>, rows: readonly WebhookRow[]): Promise<void> {
  const listening = rows.filter(({ isEnabled }) => isEnabled);
  const events = webhookEvents.filter((event) => listening.some((row) => row.events.includes(event)));
  await saveWebhookEvents(c.env.CONTROL, c.var.websiteId, rows.length === 0 ? null : events);
}

function allowedUrl(env: Env, text: string): string {
  const target = checkTarget(text, env);
  if (target.kind === "refused") throw new AppError("bad_request", `url: ${target.why}`);
  return target.url;
}

const makeSecret = (): string => `whsec_${randomToken()}`;

export const noSuchWebhook = () => new AppError("not_found", "The website has no such webhook.");

export const isoOrNull = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();

function toldOf(row: WebhookRow, nowMs: number): Webhook {
  const { webhookId, name, url, events, isEnabled, createdAtMs, oldSecretUntilMs, switchedOffAtMs } = row;
  return {
    ...{ webhookId, name, url, events, isEnabled },
    createdAt: new Date(createdAtMs).toISOString(),
    switchedOff:
      switchedOffAtMs === null
        ? null
        : { at: new Date(switchedOffAtMs).toISOString(), why: "It failed for three days." },
    failingSince: isoOrNull(row.failingSinceMs),
    oldSecretUntil: isoOrNull(
      oldSecretUntilMs !== null && oldSecretUntilMs > nowMs ? oldSecretUntilMs : null,
    ),
  };
}
