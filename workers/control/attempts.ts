import { eq, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { attempts } from "./account-schema.ts";
import { sha256Hex } from "./sha256-hex.ts";

/** What may be tried how often: counted exactly and for all places together, as the platform's own counter cannot. */
export interface AttemptLimit {
  /** What is counted, with whose: `sign-in of ada@example.com`. */
  what: string;
  max: number;
  spanMs: number;
}

/**
 * Counts an attempt before it is made, so that many at once are counted, too.
 * @returns null when it may be made, else in how many seconds the next one may
 */
export async function countAttempt(
  control: D1Database,
  { what, max, spanMs }: AttemptLimit,
  nowMs: number,
): Promise<number | null> {
  const database = drizzle(control);
  const [, [row]] = await database.batch([
    database.delete(attempts).where(lt(attempts.endsAtMs, nowMs)),
    database
      .insert(attempts)
      .values({ key: sha256Hex(what), count: 1, endsAtMs: nowMs + spanMs })
      .onConflictDoUpdate({ target: attempts.key, set: { count: sql`${attempts.count} + 1` } })
      .returning({ count: attempts.count, endsAtMs: attempts.endsAtMs }),
  ]);
  if (row === undefined || row.count <= max) return null;
  return Math.max(1, Math.ceil((row.endsAtMs - nowMs) / 1_000));
}

/** Takes back one that succeeded. */
export async function forgiveAttempt(control: D1Database, what: string): Promise<void> {
  await drizzle(control)
    .update(attempts)
    .set({ count: sql`max(0, ${attempts.count} - 1)` })
    .where(eq(attempts.key, sha256Hex(what)))
    .run();
}

export async function forgetAttempts(control: D1Database, what: string): Promise<void> {
  await drizzle(control)
    .delete(attempts)
    .where(eq(attempts.key, sha256Hex(what)))
    .run();
}
