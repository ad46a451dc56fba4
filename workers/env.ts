import type { PresenceObject } from "./presence/presence-do.ts";
import type { SessionObject } from "./session/session-do.ts";
import type { WebhookObject } from "./webhooks/webhook-do.ts";

/** Bindings and settings of the Worker; `wrangler.toml` says where each comes from. */
export interface Env {
  /** Origin of the dashboard and `/api`. */
  DASHBOARD_ORIGIN: string;
  /** Origin of what strangers may reach: `/r`, `/v1`, `/player`. */
  PUBLIC_ORIGIN: string;
  ASSETS: Fetcher;
  SESSION: DurableObjectNamespace<SessionObject>;
  WEBHOOKS: DurableObjectNamespace<WebhookObject>;
  PRESENCE: DurableObjectNamespace<PresenceObject>;
  CONTROL: D1Database;
  CATALOG_0: D1Database;
  /** Further catalogs, as many as a deployment has. */
  [catalog: `CATALOG_${number}`]: D1Database | undefined;
  ARCHIVE: R2Bucket;
  /** Bounds what strangers ask for, per site key and network; a deployment may leave it out. */
  INGEST_LIMIT?: RateLimit | undefined;
  /** Signs the logins' cookies: at least 32 characters. A secret of the deployment; without it nobody signs in. */
  AUTH_SECRET?: string;
  /** Opens the operator's API: at least 32 characters. A secret of the deployment; without it there is no such API. */
  OPERATOR_TOKEN?: string;
  /** Days after which the archive deletes by itself; absent on a local start, where it does not. */
  ARCHIVE_RULE_DAYS?: string;
  /** Mail goes through this binding, from this address; */
  MAIL?: SendEmail;
  MAIL_FROM?: string;
  /** or to this address as JSON, with the key as bearer; */
  MAIL_WEBHOOK_URL?: string;
  MAIL_WEBHOOK_KEY?: string;
  /** or, on a local start alone, where it says `yes`, to the log. */
  MAIL_PRINT?: string;
  /** `open` lets anybody make an account and an organisation, on the plan `SIGN_UP_PLAN` (`free` when unset). */
  SIGN_UP?: string;
  SIGN_UP_PLAN?: string;
  /** Identity providers that members may sign in with, as JSON: `workers/auth/oidc/providers-of.ts` says its shape. A secret. */
  OIDC_PROVIDERS?: string;
}

declare global {
  namespace Cloudflare {
    interface Env extends PlayheadEnv {}
  }
}
type PlayheadEnv = Env;
