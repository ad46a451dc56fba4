import type { Session, SessionList } from "../../../protocol/api.ts";

/**
 * The list as it is shown: the newest page, asked for again and again, over the older pages loaded so far.
 * While the pointer is over the rows none comes or goes under it; `newCount` then says how many wait.
 */
export interface SessionFeed {
  /** Newest first. */
  rows: readonly Session[];
  newCount: number;
  /** Cursor of the page behind the last row; null when there is none. */
  olderCursor: string | null;
}

const isOlder = (one: Session, other: Session): boolean =>
  one.startedAt === other.startedAt ? one.sessionId < other.sessionId : one.startedAt < other.startedAt;

/** @param holds whether rows must neither come nor go */
export function mergeHead(feed: SessionFeed | null, head: SessionList, holds: boolean): SessionFeed {
  if (feed === null) return { rows: head.sessions, newCount: 0, olderCursor: head.nextCursor };
  const shown = new Set(feed.rows.map((row) => row.sessionId));
  const newCount = head.sessions.filter((row) => !shown.has(row.sessionId)).length;
  if (holds && feed.rows.length > 0) return { ...feed, rows: renewed(feed.rows, head.sessions), newCount };

  const oldest = head.sessions.at(-1);
  // The first page is the whole list.
  if (head.nextCursor === null || oldest === undefined)
    return { rows: head.sessions, newCount: 0, olderCursor: null };
  // So many came at once that a gap lies between the first page and what was loaded.
  if (newCount === head.sessions.length)
    return { rows: head.sessions, newCount: 0, olderCursor: head.nextCursor };
  const older = feed.rows.filter((row) => isOlder(row, oldest));
  return { ...feed, rows: [...head.sessions, ...older], newCount: 0 };
}

export function addOlder(feed: SessionFeed, page: SessionList): SessionFeed {
  const last = feed.rows.at(-1);
  const older = page.sessions.filter((row) => last === undefined || isOlder(row, last));
  return { ...feed, rows: [...feed.rows, ...older], olderCursor: page.nextCursor };
}

function renewed(rows: readonly Session[], head: readonly Session[]): readonly Session[] {
  const byId = new Map(head.map((row) => [row.sessionId, row]));
  return rows.map((row) => byId.get(row.sessionId) ?? row);
}
