import { inArray, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { verifications } from "./account-schema.ts";

/** Those that were over before then and that nobody answered, so many at most. */
export async function deleteOldVerifications(
  control: D1Database,
  beforeMs: number,
  maxRows: number,
): Promise<void> {
  const database = drizzle(control);
  const old = database
    .select({ id: verifications.id })
    .from(verifications)
    .where(lt(verifications.expiresAt, new Date(beforeMs)))
    .limit(maxRows);
  await database.delete(verifications).where(inArray(verifications.id, old)).run();
}
