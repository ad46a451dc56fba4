import { and, desc, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { passkeys } from "./account-schema.ts";

export type PasskeyRow = typeof passkeys.$inferSelect;
/** What its authenticator has told of it. */
export type PasskeyKey = Omit<PasskeyRow, "passkeyId" | "personId" | "name" | "createdAtMs">;

/** The newest first. */
export const listPasskeys = (control: D1Database, personId: string): Promise<PasskeyRow[]> =>
  drizzle(control)
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(desc(passkeys.createdAtMs), passkeys.passkeyId)
    .all();

export async function findPasskey(control: D1Database, credentialId: string): Promise<PasskeyRow | null> {
  const row = await drizzle(control)
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, credentialId))
    .get();
  return row ?? null;
}

/** @returns false for a key that somebody has added already */
export async function addPasskey(control: D1Database, row: PasskeyRow): Promise<boolean> {
  const { meta } = await drizzle(control).insert(passkeys).values(row).onConflictDoNothing().run();
  return meta.changes > 0;
}

export async function notePasskeyUse(control: D1Database, passkeyId: string, counter: number): Promise<void> {
  await drizzle(control).update(passkeys).set({ counter }).where(eq(passkeys.passkeyId, passkeyId)).run();
}

const own = (personId: string, passkeyId: string) =>
  and(eq(passkeys.passkeyId, passkeyId), eq(passkeys.personId, personId));

/** @returns whether the person has this passkey */
export async function renamePasskey(
  control: D1Database,
  personId: string,
  passkeyId: string,
  name: string,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .update(passkeys)
    .set({ name })
    .where(own(personId, passkeyId))
    .run();
  return meta.changes > 0;
}

/** @returns whether the person had this passkey */
export async function removePasskey(
  control: D1Database,
  personId: string,
  passkeyId: string,
): Promise<boolean> {
  const { meta } = await drizzle(control).delete(passkeys).where(own(personId, passkeyId)).run();
  return meta.changes > 0;
}
