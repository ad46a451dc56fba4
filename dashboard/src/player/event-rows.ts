import { groupOf, type MomentGroup } from "./moment-groups.ts";
import { momentWords } from "./moment-words.ts";
import type { HappenedMoment } from "./moments.ts";

/** Some moments behind one another that say the same, as one row. */
export interface EventRow {
  key: string;
  /** Of the first of them. */
  tMs: number;
  moment: HappenedMoment;
  words: string;
  count: number;
}

/** What says the same within this of the one before belongs to it. */
const togetherMs = 3_000;

/**
 * What the list shows.
 * @param wanted as part of the words, in whatever case; empty for any
 * @param group null for any
 */
export function eventRows(
  moments: readonly HappenedMoment[],
  wanted: string,
  group: MomentGroup | null,
): EventRow[] {
  const rows: EventRow[] = [];
  const sought = wanted.trim().toLowerCase();
  let lastMs = 0;
  for (const moment of moments) {
    const own = groupOf(moment);
    if (own === null || (group !== null && own !== group)) continue;
    const words = momentWords(moment);
    const isWanted = sought === "" || words.toLowerCase().includes(sought);
    if (!isWanted) continue;
    const before = rows.at(-1);
    const isLikeBefore =
      before !== undefined &&
      before.words === words &&
      groupOf(before.moment) === own &&
      own !== "pages" &&
      own !== "signals" &&
      moment.tMs - lastMs <= togetherMs;
    lastMs = moment.tMs;
    if (isLikeBefore) before.count += 1;
    else rows.push({ key: moment.key, tMs: moment.tMs, moment, words, count: 1 });
  }
  return rows;
}
