import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { parseScopes, type Scope } from "../../protocol/rights.ts";
import { apiKeys } from "./schema.ts";
import { sha256Hex } from "./sha256-hex.ts";

/** Keys are long and random, so that one fast hash is enough and looking it up tells nothing by its time. */
export const apiKeyHash = (apiKey: string): string => sha256Hex(apiKey);

const idChars = 20;
/** What a key is called: the beginning of its hash tells nothing of the key. */
const keyIdOf = (keyHash: string): string => `key_${keyHash.slice(0, idChars)}`;
const hasKeyId = (keyId: string) => sql`'key_' || substr(${apiKeys.keyHash}, 1, ${idChars}) = ${keyId}`;

/** How late `lastUsedAtMs` may be: written with every request, a busy key would cost a row each. */
const usedKnownMs = 3_600_000;

export interface KeyInUse {
  keyId: string;
  organisationId: OrganisationId;
  scopes: Scope[];
  /** Whether its use has not been noted for an hour. */
  isUseToNote: boolean;
}

/** @returns null for a key that is unknown or revoked. Not cached: a revoked key must fail at once. */
export async function findApiKey(
  control: D1Database,
  apiKey: string,
  nowMs: number,
): Promise<KeyInUse | null> {
  const row = await drizzle(control)
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.keyHash, apiKeyHash(apiKey)), isNull(apiKeys.revokedAtMs)))
    .get();
  if (row === undefined) return null;
  return {
    keyId: keyIdOf(row.keyHash),
    organisationId: row.organisationId,
    scopes: parseScopes(row.scopes),
    isUseToNote: row.lastUsedAtMs === null || row.lastUsedAtMs <= nowMs - usedKnownMs,
  };
}

export async function noteKeyUse(control: D1Database, apiKey: string, nowMs: number): Promise<void> {
  const isLate = or(isNull(apiKeys.lastUsedAtMs), lt(apiKeys.lastUsedAtMs, nowMs - usedKnownMs + 1));
  await drizzle(control)
    .update(apiKeys)
    .set({ lastUsedAtMs: nowMs })
    .where(and(eq(apiKeys.keyHash, apiKeyHash(apiKey)), isLate))
    .run();
}

export interface KeyRow {
  keyId: string;
  name: string;
  beginning: string;
  scopes: Scope[];
  createdAtMs: number;
  lastUsedAtMs: number | null;
}

/** Those in use, the newest first. */
export async function listApiKeys(control: D1Database, organisationId: OrganisationId): Promise<KeyRow[]> {
  const rows = await drizzle(control)
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.organisationId, organisationId), isNull(apiKeys.revokedAtMs)))
    .orderBy(desc(apiKeys.createdAtMs), apiKeys.keyHash)
    .all();
  return rows.map(toldOf);
}

const toldOf = (row: typeof apiKeys.$inferSelect): KeyRow => {
  const { keyHash, name, beginning, scopes, createdAtMs, lastUsedAtMs } = row;
  const keyId = keyIdOf(keyHash);
  return { keyId, name, beginning, scopes: parseScopes(scopes), createdAtMs, lastUsedAtMs };
};

/** The key's text is kept nowhere. */
export async function addApiKey(
  control: D1Database,
  key: {
    apiKey: string;
    organisationId: OrganisationId;
    name: string;
    scopes: readonly Scope[];
    createdAtMs: number;
  },
): Promise<KeyRow> {
  const { apiKey, organisationId, name, createdAtMs } = key;
  const row = await drizzle(control)
    .insert(apiKeys)
    .values({
      keyHash: apiKeyHash(apiKey),
      organisationId,
      name,
      createdAtMs,
      beginning: apiKey.slice(0, shownChars),
      scopes: key.scopes.join(" "),
    })
    .returning()
    .get();
  return toldOf(row);
}

/** `phk_` and five letters: 25 of at least 160 bits. */
const shownChars = 9;

/** @returns whether the organisation had this key in use */
export async function revokeApiKey(
  control: D1Database,
  organisationId: OrganisationId,
  keyId: string,
  nowMs: number,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .update(apiKeys)
    .set({ revokedAtMs: nowMs })
    .where(and(eq(apiKeys.organisationId, organisationId), hasKeyId(keyId), isNull(apiKeys.revokedAtMs)))
    .run();
  return meta.changes > 0;
}
