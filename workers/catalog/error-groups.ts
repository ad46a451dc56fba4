import { and, eq, sql } from "drizzle-orm";
import { maxErrorGroups } from "../../protocol/limits.ts";
import type { ErrorGroup } from "../../protocol/visit/error-group.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { madeAt } from "./session-key.ts";
import { errorGroups } from "./visit-schema.ts";

/** An error of a session, and when it came first there, server time. */
export interface SeenGroup extends ErrorGroup {
  atMs: number;
}

export type NewError = Pick<SeenGroup, "fingerprint" | "type" | "message" | "place" | "atMs">;

/**
 * Notes that the website had these errors. New ones are kept as long as there is room; one that a member has resolved
 * has regressed when a session that began later has it.
 */
export const addErrorGroups = (
  catalog: Catalog,
  { websiteId, sessionId }: SessionAddress,
  groups: readonly SeenGroup[],
) => {
  const isKnown = sql`EXISTS (SELECT 1 FROM ${errorGroups} WHERE website_id = ${websiteId} AND fingerprint = value ->> 'fingerprint')`;
  const known = sql`(SELECT count(*) FROM ${errorGroups} WHERE website_id = ${websiteId})`;
  const orFirst = (column: typeof errorGroups.message | typeof errorGroups.stack) =>
    sql`CASE WHEN ${column} = '' THEN excluded.${sql.identifier(column.name)} ELSE ${column} END`;
  const hasRegressed = sql`(${errorGroups.status} = 'resolved' AND ${errorGroups.settledAtMs} < ${madeAt(sessionId)})`;
  return catalog
    .insert(errorGroups)
    .select(
      sql`SELECT ${websiteId}, value ->> 'fingerprint', value ->> 'type', value ->> 'message', value ->> 'place',
        value ->> 'stack', value ->> 'atMs', ${sessionId}, 'open', NULL
        FROM json_each(${JSON.stringify(groups)}) WHERE ${isKnown} OR ${known} < ${maxErrorGroups}`,
    )
    .onConflictDoUpdate({
      target: [errorGroups.websiteId, errorGroups.fingerprint],
      set: {
        firstSeenAtMs: sql`min(${errorGroups.firstSeenAtMs}, excluded.first_seen)`,
        message: orFirst(errorGroups.message),
        stack: orFirst(errorGroups.stack),
        status: sql`CASE WHEN ${hasRegressed} THEN 'regressed' ELSE ${errorGroups.status} END`,
      },
      // Else a session would pay for a row of each error that it shares with others.
      setWhere: sql`${hasRegressed} OR ${errorGroups.message} = '' OR excluded.first_seen < ${errorGroups.firstSeenAtMs}`,
    });
};

/** Those that this session was the first of the website to have. */
export async function newErrorsOf(
  catalog: Catalog,
  { websiteId, sessionId }: SessionAddress,
  groups: readonly ErrorGroup[],
): Promise<NewError[]> {
  const fingerprints = JSON.stringify(groups.map(({ fingerprint }) => fingerprint));
  const { fingerprint, type, message, place, firstSeenAtMs: atMs } = errorGroups;
  return await catalog
    .select({ fingerprint, type, message, place, atMs })
    .from(errorGroups)
    .where(
      and(
        eq(errorGroups.websiteId, websiteId),
        sql`${fingerprint} IN (SELECT value FROM json_each(${fingerprints}))`,
        eq(errorGroups.firstSessionId, sessionId),
      ),
    )
    .all();
}
