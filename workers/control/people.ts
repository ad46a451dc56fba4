import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { people } from "./account-schema.ts";

/** @param email in lower case */
export async function hasAccount(control: D1Database, email: string): Promise<boolean> {
  const row = await drizzle(control)
    .select({ id: people.id })
    .from(people)
    .where(eq(people.email, email))
    .get();
  return row !== undefined;
}
