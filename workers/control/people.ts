import { and, eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { credentials, logins, passkeys, people } from "./account-schema.ts";

/** @param email in lower case */
export const hasAccount = async (control: D1Database, email: string): Promise<boolean> =>
  (await findByAddress(control, email)) !== null;

export interface KnownPerson {
  personId: string;
  /** Whether they have shown that mail to the address reaches them. */
  isEmailVerified: boolean;
}

const knownColumns = { personId: people.id, isEmailVerified: people.emailVerified };

/** @param email in lower case */
export async function findByAddress(control: D1Database, email: string): Promise<KnownPerson | null> {
  const row = await drizzle(control).select(knownColumns).from(people).where(eq(people.email, email)).get();
  return row ?? null;
}

/** Whose account at an identity provider it is. */
export async function findByCredential(
  control: D1Database,
  providerId: string,
  accountId: string,
): Promise<KnownPerson | null> {
  const row = await drizzle(control)
    .select(knownColumns)
    .from(credentials)
    .innerJoin(people, eq(people.id, credentials.userId))
    .where(and(eq(credentials.providerId, providerId), eq(credentials.accountId, accountId)))
    .get();
  return row ?? null;
}

/** Passkeys that were added before the address was proven end: whoever added them may be somebody else. */
export async function noteAddressProven(control: D1Database, personId: string): Promise<void> {
  const database = drizzle(control);
  const unproven = database
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.emailVerified, false)));
  await database.batch([
    database.delete(passkeys).where(inArray(passkeys.personId, unproven)),
    database.update(people).set({ emailVerified: true }).where(eq(people.id, personId)),
  ]);
}

/**
 * Leaves the account to who has proven that its address is theirs: whoever made it may be somebody else, so that every
 * way in that they know ends.
 */
export async function takeOver(control: D1Database, personId: string): Promise<void> {
  const database = drizzle(control);
  await database.batch([
    database.delete(credentials).where(eq(credentials.userId, personId)),
    database.delete(logins).where(eq(logins.userId, personId)),
    database.delete(passkeys).where(eq(passkeys.personId, personId)),
    database.update(people).set({ emailVerified: true }).where(eq(people.id, personId)),
  ]);
}
