import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights.ts";
import { invitations, members, people } from "./account-schema.ts";
import { organisations } from "./schema.ts";
import { sha256Hex } from "./sha256-hex.ts";

/** Tokens are long and random: one fast hash is enough. Hex. */
export const invitationTokenHash = (token: string): string => sha256Hex(token);

export type InvitationRow = typeof invitations.$inferSelect;

export async function addInvitation(control: D1Database, row: InvitationRow): Promise<void> {
  await drizzle(control).insert(invitations).values(row).run();
}

const isOpen = (nowMs: number) => and(isNull(invitations.endedAtMs), gt(invitations.expiresAtMs, nowMs));

/** Those that can still be accepted. */
export const listInvitations = (
  control: D1Database,
  organisationId: OrganisationId,
  nowMs: number,
): Promise<InvitationRow[]> =>
  drizzle(control)
    .select()
    .from(invitations)
    .where(and(eq(invitations.organisationId, organisationId), isOpen(nowMs)))
    .orderBy(invitations.createdAtMs)
    .all();

export interface OpenInvitation {
  invitationId: string;
  organisationId: OrganisationId;
  organisationName: string;
  email: string;
  role: Role;
  /** Of the account that the address has; null when it has none. */
  personId: string | null;
  /** By an operator's command, which asks for no plan's room. */
  isByOperator: boolean;
}

const openInvitations = (control: D1Database) =>
  drizzle(control)
    .select({
      invitationId: invitations.invitationId,
      organisationId: invitations.organisationId,
      organisationName: organisations.name,
      email: invitations.email,
      role: invitations.role,
      personId: people.id,
      isByOperator: sql<boolean>`${invitations.invitedBy} IS NULL`.mapWith(Boolean),
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.organisationId, invitations.organisationId))
    .leftJoin(people, eq(people.email, invitations.email));

/** @returns null when it is unknown, accepted, taken back or over */
export async function findInvitation(
  control: D1Database,
  token: string,
  nowMs: number,
): Promise<OpenInvitation | null> {
  const row = await openInvitations(control)
    .where(and(eq(invitations.tokenHash, invitationTokenHash(token)), isOpen(nowMs)))
    .get();
  return row ?? null;
}

/** @param email in lower case */
export const invitationsTo = (control: D1Database, email: string, nowMs: number): Promise<OpenInvitation[]> =>
  openInvitations(control)
    .where(and(eq(invitations.email, email), isOpen(nowMs)))
    .orderBy(invitations.createdAtMs)
    .all();

/** The statement itself asks, so that two who join at once do not both take the last place. */
const hasPlace = sql`(${invitations.invitedBy} IS NULL OR EXISTS (
  SELECT 1 FROM organisations JOIN plans USING (plan_id)
  WHERE organisations.organisation_id = ${invitations.organisationId} AND (plans.max_members IS NULL OR plans.max_members >
    (SELECT count(*) FROM members WHERE members.organisation_id = ${invitations.organisationId}))))`;
const isMember = (personId: string) => sql`EXISTS (SELECT 1 FROM members
  WHERE members.organisation_id = ${invitations.organisationId} AND members.person_id = ${personId})`;

/**
 * Makes the person a member and ends the invitation, both or neither. A member stays what they were.
 * @returns false when somebody was quicker, with this link or to the plan's last place
 */
export async function acceptInvitation(
  control: D1Database,
  invitationId: string,
  personId: string,
  nowMs: number,
): Promise<boolean> {
  const database = drizzle(control);
  const [, ended] = await database.batch([
    database
      .insert(members)
      .select(
        database
          .select({
            organisationId: invitations.organisationId,
            personId: sql<string>`${personId}`.as("person_id"),
            role: invitations.role,
            joinedAtMs: sql<number>`${nowMs}`.as("joined_at"),
          })
          .from(invitations)
          .where(and(eq(invitations.invitationId, invitationId), isOpen(nowMs), hasPlace)),
      )
      .onConflictDoNothing(),
    database
      .update(invitations)
      .set({ endedAtMs: nowMs })
      .where(and(eq(invitations.invitationId, invitationId), isOpen(nowMs), isMember(personId))),
  ]);
  return ended.meta.changes > 0;
}

/** @returns the invitation that was taken back; null when the organisation has no open one of this id */
export async function endInvitation(
  control: D1Database,
  organisationId: OrganisationId,
  invitationId: string,
  nowMs: number,
): Promise<InvitationRow | null> {
  const row = await drizzle(control)
    .update(invitations)
    .set({ endedAtMs: nowMs })
    .where(
      and(
        eq(invitations.invitationId, invitationId),
        eq(invitations.organisationId, organisationId),
        isOpen(nowMs),
      ),
    )
    .returning()
    .get();
  return row ?? null;
}

/** Those that were accepted, taken back or over before then, so many at most. */
export async function deleteEndedInvitations(
  control: D1Database,
  beforeMs: number,
  maxRows: number,
): Promise<void> {
  const database = drizzle(control);
  const ended = database
    .select({ invitationId: invitations.invitationId })
    .from(invitations)
    .where(or(lt(invitations.endedAtMs, beforeMs), lt(invitations.expiresAtMs, beforeMs)))
    .limit(maxRows);
  await database.delete(invitations).where(inArray(invitations.invitationId, ended)).run();
}
