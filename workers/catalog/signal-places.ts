import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import { habitWords, isMeantToBe, learning } from "../../protocol/signals/learned.ts";
import { partsOfPlace, type Silenced } from "../../protocol/signals/mute.ts";
import type { Catalog } from "./open-catalog.ts";
import { signalPlaces } from "./signal-schema.ts";

export type PlaceRow = typeof signalPlaces.$inferSelect;

/** A website has at most this many: past it nothing new is learned, and members silence up to twice as many. */
export const maxPlaces = 300;

/** What is known of the website's places. */
export async function readPlaces(catalog: Catalog, websiteId: WebsiteId): Promise<PlaceRow[]> {
  return await catalog
    .select()
    .from(signalPlaces)
    .where(eq(signalPlaces.websiteId, websiteId))
    .limit(2 * maxPlaces)
    .all();
}

/** What the website silences by what it has learned, and by what its members have said. */
export const silencedOf = (places: readonly PlaceRow[], nowMs: number): Silenced[] =>
  places.flatMap((row): Silenced[] => {
    const parts = partsOfPlace(row.place);
    if (parts === null) return [];
    const habit = { ...parts, ...row };
    if (row.isWrong === true) return [{ ...parts, by: "member", why: "" }];
    return isMeantToBe(habit, nowMs) ? [{ ...parts, by: "learned", why: habitWords(habit) }] : [];
  });

/** What a session that is over adds to a place. */
export interface Lesson {
  place: string;
  flagged: number;
  happy: number;
  answered: number;
  visitorBits: number;
}

/** What a session that is over changes. */
export interface Lessons {
  learned: readonly Lesson[];
  /** Places that nobody has seen for long. */
  forgotten: readonly string[];
}
export const noLessons: Lessons = { learned: [], forgotten: [] };

/** Counts of this many sessions are halved, so that what has changed is known after as many again. */
const fadesAt = 400;

/**
 * Adds a session's lessons, in the call that completes its row.
 * @param where condition for the whole
 */
export const addLessons = (
  catalog: Catalog,
  websiteId: WebsiteId,
  lessons: readonly Lesson[],
  nowMs: number,
  where: SQL,
) => {
  const { flagged, happy, answered, visitorBits, lastAtMs } = signalPlaces;
  const isFull = sql`${flagged} + ${answered} >= ${fadesAt}`;
  const faded = (column: typeof flagged | typeof happy | typeof answered) =>
    sql`(${column} >> (${isFull})) + excluded.${sql.identifier(column.name)}`;
  return catalog
    .insert(signalPlaces)
    .select(
      sql`SELECT ${websiteId}, value ->> 'place', value ->> 'flagged', value ->> 'happy', value ->> 'answered',
        value ->> 'visitorBits', ${nowMs}, NULL, NULL, NULL FROM json_each(${JSON.stringify(lessons)}) WHERE ${where}`,
    )
    .onConflictDoUpdate({
      target: [signalPlaces.websiteId, signalPlaces.place],
      set: {
        flagged: faded(flagged),
        happy: faded(happy),
        answered: faded(answered),
        visitorBits: sql`${visitorBits} | excluded.visitor_bits`,
        lastAtMs: sql`CASE WHEN excluded.flagged > 0 THEN excluded.last_at ELSE ${lastAtMs} END`,
      },
    });
};

/** Forgets places that nobody has seen for long and no member has spoken of. */
export const forgetPlaces = (catalog: Catalog, websiteId: WebsiteId, places: readonly string[]) =>
  catalog
    .delete(signalPlaces)
    .where(
      and(
        eq(signalPlaces.websiteId, websiteId),
        inArray(signalPlaces.place, [...places]),
        isNull(signalPlaces.isWrong),
      ),
    );

export const isForgotten = ({ lastAtMs, isWrong }: PlaceRow, nowMs: number): boolean =>
  isWrong === null && nowMs - lastAtMs >= learning.forgottenAfterMs;
