import type { Session } from "../../protocol/api.ts";
import { durationOf, type SessionFacts } from "./save-session.ts";
import type { SessionRow } from "./schema.ts";

/** A row, whenever it was written. */
type Told = Omit<SessionRow, "checkedAtMs"> & Partial<Pick<SessionRow, "checkedAtMs">>;

/** A row as the API tells it. */
export function sessionOfRow(row: Told): Session {
  const { startedAtMs, endedAtMs, expiresAtMs, checkedAtMs: _, ...same } = row;
  return {
    ...same,
    startedAt: isoTime(startedAtMs),
    endedAt: isoTime(endedAtMs),
    expiresAt: isoTime(expiresAtMs),
    hasErrors: row.errorCount > 0,
  };
}

/** The same of a session whose object knows more than its row says yet. */
export const sessionOfFacts = (facts: Omit<SessionFacts, "savedAtMs">): Session =>
  sessionOfRow({ ...facts, durationMs: durationOf(facts) });

const isoTime = (atMs: number): string => new Date(atMs).toISOString();
