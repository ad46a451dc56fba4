/** Every code an answer can carry, with its HTTP status. One list, for the API, ingest and their readers. */
export const errorStatus = {
  bad_request: 400,
  session_id_invalid: 400,
  tab_id_invalid: 400,
  seq_invalid: 400,
  chunk_malformed: 400,
  chunk_truncated: 400,
  chunk_not_gzip: 400,
  asset_malformed: 400,
  asset_hash_mismatch: 400,
  cursor_invalid: 400,
  link_template_invalid: 400,
  unauthorized: 401,
  sign_in_failed: 401,
  site_key_unknown: 403,
  origin_not_allowed: 403,
  replay_not_in_plan: 403,
  recording_off: 403,
  presence_off: 403,
  quota_exceeded: 403,
  plan_limit: 403,
  forbidden: 403,
  sign_up_closed: 403,
  password_wrong: 403,
  passkey_refused: 403,
  login_old: 403,
  email_unverified: 403,
  email_domain: 403,
  not_found: 404,
  method_not_allowed: 405,
  chunk_conflict: 409,
  chunk_base_missing: 409,
  session_id_time: 409,
  account_exists: 409,
  last_owner: 409,
  settings_changed: 409,
  plan_too_long: 409,
  session_erased: 410,
  session_too_large: 410,
  link_over: 410,
  chunk_too_large: 413,
  chunk_bomb: 413,
  asset_too_large: 413,
  import_too_large: 413,
  range_not_satisfiable: 416,
  rate_limited: 429,
  overloaded: 503,
  provider_misconfigured: 503,
  provider_unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Body of every answer that is not a success. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  requestId: string;
  /** Server time in ms; with `session_id_time` only. */
  nowMs?: number;
  /** What stands now; with `settings_changed` only. */
  newest?: object;
}
