import type { SessionListQuery } from "../../protocol/api.ts";
import { type SessionRow, sessions } from "./schema.ts";

export type SessionSort = SessionListQuery["sort"];

/** What a list is ordered by, the highest first; equals follow one another by their start, the newest first. */
export const sortColumn = {
  recent: sessions.madeAtMs,
  longest: sessions.durationMs,
  errors: sessions.errorCount,
  frustration: sessions.frustration,
} satisfies Record<SessionSort, unknown>;

const values = {
  recent: ({ madeAtMs }) => madeAtMs,
  longest: ({ durationMs }) => durationMs,
  errors: ({ errorCount }) => errorCount,
  frustration: ({ frustration }) => frustration,
} satisfies Record<SessionSort, (row: SessionRow) => number>;

export const sortValue = (sort: SessionSort, row: SessionRow): number => values[sort](row);

export const isSessionSort = (text: string): text is SessionSort => Object.hasOwn(values, text);
