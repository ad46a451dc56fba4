import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type ApiKey, type ApiKeyList, type ApiKeyMade, newApiKey } from "../../../protocol/api-accounts.ts";
import { AppError } from "../../app-error.ts";
import { randomToken } from "../../auth/random-id.ts";
import { addApiKey, type KeyRow, listApiKeys, revokeApiKey } from "../../control/api-keys.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";
import { audit } from "./audit-entry.ts";

export async function getApiKeys(c: Context<CallerEnv>): Promise<Response> {
  const rows = await listApiKeys(c.env.CONTROL, c.var.caller.organisationId);
  const list: ApiKeyList = { keys: rows.map(toldOf) };
  return c.json(list);
}

export const postApiKey = createFactory<CallerEnv>().createHandlers(valid("json", newApiKey), async (c) => {
  const { name, scopes } = c.req.valid("json");
  const { organisationId, scopes: own } = c.var.caller;
  if (!scopes.every((scope) => own.includes(scope)))
    throw new AppError("forbidden", "Nobody gives a key a right that they have not.");
  const apiKey = `phk_${randomToken()}`;
  const key = await addApiKey(c.env.CONTROL, {
    apiKey,
    organisationId,
    name,
    scopes: [...new Set(scopes)],
    createdAtMs: Date.now(),
  });
  await audit(c, "key_made", key.keyId);
  const made: ApiKeyMade = { key: toldOf(key), apiKey };
  return c.json(made, 201);
});

/** It fails from the next request on. */
export async function deleteApiKey(c: Context<CallerEnv, "/api/keys/:keyId">): Promise<Response> {
  const keyId = c.req.param("keyId");
  if (!(await revokeApiKey(c.env.CONTROL, c.var.caller.organisationId, keyId, Date.now())))
    throw new AppError("not_found", "There is no such key.");
  await audit(c, "key_revoked", keyId);
  return c.body(null, 204);
}

const toldOf = ({ createdAtMs, lastUsedAtMs, ...key }: KeyRow): ApiKey => ({
  ...key,
  createdAt: new Date(createdAtMs).toISOString(),
  lastUsedAt: lastUsedAtMs === null ? null : new Date(lastUsedAtMs).toISOString(),
});
