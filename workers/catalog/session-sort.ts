import { sql } from "drizzle-orm";
import type { SessionListQuery } from "../../protocol/api.ts";
import { type SessionRow, sessions } from "./schema.ts";

export type SessionSort = SessionListQuery["sort"];

/** What a list is ordered by, the highest first; equals follow one another by their start, the newest first. */
export const sortColumn = {
  recent: sessions.madeAtMs,
  longest: sessions.durationMs,
  errors: sessions.errorCount,
} satisfies Record<SessionSort, unknown>;

const values = {
  recent: ({ madeAtMs }) => madeAtMs,
  longest: ({ durationMs }) => durationMs,
  errors: ({ errorCount }) => errorCount,
} satisfies Record<SessionSort, (row: SessionRow) => number>;

export const sortValue = (sort: SessionSort, row: SessionRow): number => values[sort](row);

export const isSessionSort = (text: string): text is SessionSort => Object.hasOwn(values, text);

/**
 * Completed sessions whose value is at least `from` have an entry in the sort's own index. The conditions are spelled
 * out and not bound: only then does SQLite see that the partial index has what is asked.
 */
export const ownIndex = {
  longest: {
    index: "sessions_long",
    from: 300_000,
    inside: sql`duration_ms >= 300000`,
    below: sql`duration_ms < 300000`,
  },
  errors: {
    index: "sessions_with_errors",
    from: 1,
    inside: sql`error_count > 0`,
    below: sql`error_count = 0`,
  },
} satisfies Partial<Record<SessionSort, unknown>>;
