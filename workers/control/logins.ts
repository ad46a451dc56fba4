import { and, desc, eq, gt, not, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights.ts";
import { logins, members, people } from "./account-schema.ts";

const isOn = (nowMs: number) => gt(logins.expiresAt, new Date(nowMs));

/** Who is signed in, and as what. */
export interface SignedIn {
  loginId: string;
  personId: string;
  email: string;
  name: string;
  organisationId: OrganisationId;
  role: Role;
}

/**
 * The organisation is the one last entered, if the person is still its member, else another of theirs.
 * @returns null when the login is over, or the person a member of nothing. Not cached: who was removed is out at once.
 */
export async function findSignedIn(
  control: D1Database,
  token: string,
  nowMs: number,
): Promise<SignedIn | null> {
  const row = await drizzle(control)
    .select({
      loginId: logins.id,
      personId: people.id,
      email: people.email,
      name: people.name,
      organisationId: members.organisationId,
      role: members.role,
    })
    .from(logins)
    .innerJoin(people, eq(people.id, logins.userId))
    .innerJoin(members, eq(members.personId, people.id))
    .where(and(eq(logins.token, token), isOn(nowMs)))
    .orderBy(desc(sql`${members.organisationId} = ${logins.organisationId}`), members.joinedAtMs)
    .limit(1)
    .get();
  return row ?? null;
}

/** Whose login it is, also of who is a member of nothing. */
export async function findLogin(
  control: D1Database,
  token: string,
  nowMs: number,
): Promise<{ loginId: string; personId: string } | null> {
  const row = await drizzle(control)
    .select({ loginId: logins.id, personId: logins.userId })
    .from(logins)
    .where(and(eq(logins.token, token), isOn(nowMs)))
    .get();
  return row ?? null;
}

export async function hasBegunSince(control: D1Database, loginId: string, sinceMs: number): Promise<boolean> {
  const row = await drizzle(control)
    .select({ id: logins.id })
    .from(logins)
    .where(and(eq(logins.id, loginId), gt(logins.createdAt, new Date(sinceMs))))
    .get();
  return row !== undefined;
}

export type LoginRow = Pick<
  typeof logins.$inferSelect,
  "id" | "createdAt" | "expiresAt" | "ipAddress" | "userAgent"
>;

/** The person's logins that are not over, the newest first. */
export const listLogins = (control: D1Database, personId: string, nowMs: number): Promise<LoginRow[]> =>
  drizzle(control)
    .select({
      id: logins.id,
      createdAt: logins.createdAt,
      expiresAt: logins.expiresAt,
      ipAddress: logins.ipAddress,
      userAgent: logins.userAgent,
    })
    .from(logins)
    .where(and(eq(logins.userId, personId), isOn(nowMs)))
    .orderBy(desc(logins.createdAt))
    .all();

/** @returns whether the person had this login */
export async function endLogin(control: D1Database, personId: string, loginId: string): Promise<boolean> {
  const { meta } = await drizzle(control)
    .delete(logins)
    .where(and(eq(logins.id, loginId), eq(logins.userId, personId)))
    .run();
  return meta.changes > 0;
}

/** Makes it the organisation that the login acts for; `findSignedIn` asks whether the person is its member. */
export async function enterOrganisation(
  control: D1Database,
  loginId: string,
  organisationId: OrganisationId,
): Promise<void> {
  await drizzle(control).update(logins).set({ organisationId }).where(eq(logins.id, loginId)).run();
}

/** Takes away what is over. */
export async function endOldLogins(control: D1Database, personId: string, nowMs: number): Promise<void> {
  await drizzle(control)
    .delete(logins)
    .where(and(eq(logins.userId, personId), not(isOn(nowMs))))
    .run();
}
