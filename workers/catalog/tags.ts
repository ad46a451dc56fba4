import { and, eq, type SQL, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import { maxMemberTags } from "../../protocol/limits.ts";
import { type CountedValue, countedMarks } from "./counted-values.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { madeAt } from "./session-key.ts";

export interface TagEdits {
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Puts tags on sessions and takes others off, also those that the page has told. Of one session at most so many are
 * kept as members can be asked for; more are passed over.
 * @returns those of the sessions that are there
 */
export async function editTags(
  catalog: Catalog,
  websiteId: WebsiteId,
  sessionIds: readonly SessionId[],
  { add, remove }: TagEdits,
): Promise<SessionId[]> {
  const isAsked = areOf(websiteId, sessionIds);
  const edits = [...remove.map(takeOff), ...add.map(putOn)];
  const [found] = await catalog.batch([
    catalog.select({ sessionId: sessions.sessionId }).from(sessions).where(isAsked),
    ...edits.map(({ tagEdits, where }) =>
      catalog.update(sessions).set({ tagEdits }).where(and(isAsked, where)),
    ),
  ]);
  return found.map(({ sessionId }) => sessionId);
}

/** What to make of a session's edits, and of which sessions; those where it is so already are left alone. */
interface Edit {
  tagEdits: SQL;
  where: SQL;
}

function putOn(tag: string): Edit {
  const hasRoom = sql`json_array_length(${sessions.tagEdits}) < ${maxMemberTags}`;
  return {
    tagEdits: editsWith(tag, sql`UNION ALL SELECT json_array(${tag}, 1)`),
    where: sql`NOT ${isSaid(tag, sql`value ->> 1 = 1`)} AND (${hasRoom} OR ${isSaid(tag, sql`TRUE`)})`,
  };
}

/** What the page tells of is noted as taken off; of a member's tag nothing is left. */
function takeOff(tag: string): Edit {
  const isTold = sql`((SELECT TRUE FROM json_each(${sessions.marks})
    WHERE value ->> 0 = 'tag' AND value ->> 1 = ${tag} LIMIT 1) IS TRUE)`;
  return {
    tagEdits: editsWith(tag, sql`UNION ALL SELECT json_array(${tag}, 0) WHERE ${isTold}`),
    where: sql`(${isSaid(tag, sql`value ->> 1 = 1`)} OR (${isTold} AND NOT ${isSaid(tag, sql`TRUE`)}))`,
  };
}

const isSaid = (tag: string, where: SQL): SQL =>
  sql`((SELECT TRUE FROM json_each(${sessions.tagEdits}) WHERE value ->> 0 = ${tag} AND ${where} LIMIT 1) IS TRUE)`;

/** Those of other tags, and one more. */
const editsWith = (tag: string, more: SQL): SQL =>
  sql`(SELECT json_group_array(json(edit)) FROM (
    SELECT json_array(value ->> 0, value ->> 1) AS edit FROM json_each(${sessions.tagEdits})
    WHERE value ->> 0 <> ${tag} ${more}))`;

const areOf = (websiteId: WebsiteId, sessionIds: readonly SessionId[]): SQL | undefined =>
  and(
    eq(sessions.websiteId, websiteId),
    sql`(${sessions.madeAtMs}, ${sessions.sessionId}) IN (SELECT value ->> 0, value ->> 1
      FROM json_each(${JSON.stringify(sessionIds.map((id) => [madeAt(id), id]))}))`,
  );

/** All tags of a website's sessions, in order. */
export const tagsOfWebsite = (catalog: Catalog, websiteId: WebsiteId): Promise<CountedValue[]> =>
  countedMarks(catalog, { websiteId, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }, "tag", "", maxTagsTold);

const maxTagsTold = 500;
