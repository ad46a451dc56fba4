import type { SessionObject } from "./session/session-do.ts";

/** Bindings and settings of the Worker; `wrangler.toml` says where each comes from. */
export interface Env {
  /** Origin of the dashboard and `/api`. */
  DASHBOARD_ORIGIN: string;
  /** Origin of what strangers may reach: `/r`, `/v1`, `/player`. */
  PUBLIC_ORIGIN: string;
  ASSETS: Fetcher;
  SESSION: DurableObjectNamespace<SessionObject>;
  CONTROL: D1Database;
  CATALOG_0: D1Database;
  /** Further catalogs, as many as a deployment has. */
  [catalog: `CATALOG_${number}`]: D1Database | undefined;
  ARCHIVE: R2Bucket;
  /** Bounds what strangers ask for, per site key and network; a deployment may leave it out. */
  INGEST_LIMIT?: RateLimit | undefined;
  /** The local demo member; set by the local start alone, never by a deployment. */
  LOCAL_MEMBER_EMAIL?: string;
  LOCAL_MEMBER_PASSWORD?: string;
  /** Signs the local login's cookie; made at random by the local start. */
  LOCAL_SIGNING_KEY?: string;
}

declare global {
  namespace Cloudflare {
    interface Env extends PlayheadEnv {}
  }
}
type PlayheadEnv = Env;
