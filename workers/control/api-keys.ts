import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { apiKeys } from "./schema.ts";

/** Keys are long and random, so that one fast hash is enough and looking it up tells nothing by its time. */
export const apiKeyHash = (apiKey: string): string => createHash("sha256").update(apiKey).digest("hex");

/** @returns null for a key that is unknown or revoked. Not cached: a revoked key must fail at once. */
export async function organisationOfApiKey(
  control: D1Database,
  apiKey: string,
): Promise<OrganisationId | null> {
  const row = await drizzle(control)
    .select({ organisationId: apiKeys.organisationId })
    .from(apiKeys)
    .where(and(eq(apiKeys.keyHash, apiKeyHash(apiKey)), isNull(apiKeys.revokedAtMs)))
    .get();
  return row?.organisationId ?? null;
}
