import { and, desc, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { passkeys } from "./account-schema.ts";

export type PasskeyRow = Pick<typeof passkeys.$inferSelect, "id" | "name" | "createdAt" | "backedUp">;

/** The newest first. */
export const listPasskeys = (control: D1Database, personId: string): Promise<PasskeyRow[]> =>
  drizzle(control)
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      backedUp: passkeys.backedUp,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, personId))
    .orderBy(desc(passkeys.createdAt), passkeys.id)
    .all();

const own = (personId: string, passkeyId: string) =>
  and(eq(passkeys.id, passkeyId), eq(passkeys.userId, personId));

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
