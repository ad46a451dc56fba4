import type { Session, SessionList, SessionListQuery } from "../../../protocol/api.ts";

/**
 * The list as it is shown: the first page, asked for again and again, over the pages behind it loaded so far.
 * While the pointer is over the rows none comes or goes under it; `newCount` then says how many wait.
 */
export interface SessionFeed {
  rows: readonly Session[];
  newCount: number;
  /** Cursor of the page behind the last row; null when there is none. */
  olderCursor: string | null;
}

export type FeedSort = SessionListQuery["sort"];

/** What the rows are ordered by, the highest first; equals by their ids, which begin with the start, the newest first. */
const sortValue: Record<FeedSort, (row: Session) => number> = {
  recent: () => 0,
  longest: ({ durationMs }) => durationMs,
  errors: ({ errorCount }) => errorCount,
  frustration: ({ frustration }) => frustration,
};

function isBehind(one: Session, other: Session, sort: FeedSort): boolean {
  const [value, otherValue] = [sortValue[sort](one), sortValue[sort](other)];
  if (value !== otherValue) return value < otherValue;
  return one.sessionId < other.sessionId;
}

/** @param holds whether rows must neither come nor go */
export function mergeHead(
  feed: SessionFeed | null,
  head: SessionList,
  holds: boolean,
  sort: FeedSort = "recent",
): SessionFeed {
  if (feed === null) return { rows: head.sessions, newCount: 0, olderCursor: head.nextCursor };
  const shown = new Set(feed.rows.map((row) => row.sessionId));
  const newCount = head.sessions.filter((row) => !shown.has(row.sessionId)).length;
  if (holds && feed.rows.length > 0) return { ...feed, rows: renewed(feed.rows, head.sessions), newCount };

  // The first page is the whole list.
  if (head.nextCursor === null) return { rows: head.sessions, newCount: 0, olderCursor: null };
  const oldest = head.sessions.at(-1);
  // What is looked for is older than what was looked through for the first page.
  if (oldest === undefined) return { ...feed, newCount: 0 };
  // So many came at once that a gap lies between the first page and what was loaded.
  if (newCount === head.sessions.length)
    return { rows: head.sessions, newCount: 0, olderCursor: head.nextCursor };
  const inHead = new Set(head.sessions.map((row) => row.sessionId));
  const older = feed.rows.filter((row) => isBehind(row, oldest, sort) && !inHead.has(row.sessionId));
  return { ...feed, rows: [...head.sessions, ...older], newCount: 0 };
}

export function addOlder(feed: SessionFeed, page: SessionList, sort: FeedSort = "recent"): SessionFeed {
  const last = feed.rows.at(-1);
  const shown = new Set(feed.rows.map((row) => row.sessionId));
  const older = page.sessions.filter(
    (row) => !shown.has(row.sessionId) && (last === undefined || isBehind(row, last, sort)),
  );
  return { ...feed, rows: [...feed.rows, ...older], olderCursor: page.nextCursor };
}

function renewed(rows: readonly Session[], head: readonly Session[]): readonly Session[] {
  const byId = new Map(head.map((row) => [row.sessionId, row]));
  return rows.map((row) => byId.get(row.sessionId) ?? row);
}
