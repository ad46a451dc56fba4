import { and, eq, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights.ts";
import { members, people } from "./account-schema.ts";
import { organisations } from "./schema.ts";

export interface MemberRow {
  personId: string;
  name: string;
  email: string;
  role: Role;
  joinedAtMs: number;
}

const memberColumns = {
  personId: members.personId,
  name: people.name,
  email: people.email,
  role: members.role,
  joinedAtMs: members.joinedAtMs,
};

export const listMembers = (control: D1Database, organisationId: OrganisationId): Promise<MemberRow[]> =>
  drizzle(control)
    .select(memberColumns)
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(eq(members.organisationId, organisationId))
    .orderBy(people.name, people.id)
    .all();

/** @returns null for who is no member of this organisation, whatever else they are */
export async function findMember(
  control: D1Database,
  organisationId: OrganisationId,
  personId: string,
): Promise<MemberRow | null> {
  const row = await drizzle(control)
    .select(memberColumns)
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.organisationId, organisationId), eq(members.personId, personId)))
    .get();
  return row ?? null;
}

export async function changeName(control: D1Database, personId: string, name: string): Promise<void> {
  await drizzle(control).update(people).set({ name }).where(eq(people.id, personId)).run();
}

/** The organisations that a person is a member of, in the order of joining. */
export const organisationsOf = (
  control: D1Database,
  personId: string,
): Promise<{ organisationId: OrganisationId; name: string; role: Role }[]> =>
  drizzle(control)
    .select({
      organisationId: members.organisationId,
      name: organisations.name,
      role: members.role,
    })
    .from(members)
    .innerJoin(organisations, eq(organisations.organisationId, members.organisationId))
    .where(eq(members.personId, personId))
    .orderBy(members.joinedAtMs, members.organisationId)
    .all();

/** Whoever is the only owner stays one: the statement itself asks, so that two who leave at once cannot both go. */
const unlessLastOwner = (organisationId: OrganisationId) =>
  or(
    sql`${members.role} <> 'owner'`,
    sql`(SELECT count(*) FROM members AS owners
      WHERE owners.organisation_id = ${organisationId} AND owners.role = 'owner') > 1`,
  );

/** @returns false when there is no such member, or it is the last owner */
export async function changeRole(
  control: D1Database,
  organisationId: OrganisationId,
  personId: string,
  role: Role,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .update(members)
    .set({ role })
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.personId, personId),
        role === "owner" ? undefined : unlessLastOwner(organisationId),
      ),
    )
    .run();
  return meta.changes > 0;
}

/** @returns false when there is no such member, or it is the last owner */
export async function removeMember(
  control: D1Database,
  organisationId: OrganisationId,
  personId: string,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .delete(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.personId, personId),
        unlessLastOwner(organisationId),
      ),
    )
    .run();
  return meta.changes > 0;
}
