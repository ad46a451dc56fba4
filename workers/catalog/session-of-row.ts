import type { Session } from "../../protocol/api.ts";
import type { SessionRow } from "./schema.ts";

/** A row as the API tells it. */
export function sessionOfRow(row: SessionRow): Session {
  const { startedAtMs, endedAtMs, expiresAtMs, checkedAtMs: _, ...same } = row;
  return {
    ...same,
    startedAt: isoTime(startedAtMs),
    endedAt: isoTime(endedAtMs),
    expiresAt: isoTime(expiresAtMs),
    hasErrors: row.errorCount > 0,
  };
}

const isoTime = (atMs: number): string => new Date(atMs).toISOString();
