import { erasurePageSessions } from "../../protocol/limits.ts";
import { type Catalog, openCatalog } from "../catalog/open-catalog.ts";
import type { SessionRow } from "../catalog/schema.ts";
import { subjectSessions } from "../catalog/subject-sessions.ts";
import { forgetVisitor } from "../catalog/visitor.ts";
import { saveErasure } from "../control/erasures.ts";
import { addJob } from "../control/jobs.ts";
import type { ErasureRow } from "../control/schema.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { forgetPresent } from "../presence-stub.ts";
import { eraseListed } from "./erase-session.ts";
import { nextLookAtMs } from "./look-rule.ts";
import { rangeOf, subjectOf } from "./subject-of.ts";

/**
 * Erases what the erasure means, up to so many sessions. One that fails is logged and keeps its row, the others go
 * on; the rows that are left are the work of a later run.
 * @returns the erasure as it stands now, and how many sessions it found
 */
export async function workErasure(
  env: Env,
  erasure: ErasureRow,
  maxSessions: number,
  nowMs: number,
): Promise<{ erasure: ErasureRow; found: number }> {
  await leavePresence(env, erasure);
  const { isDone, found } = await erasePages(env, erasure, maxSessions);
  const isNews = found > 0 || erasure.completedAtMs === null;
  const worked: ErasureRow = {
    ...erasure,
    completedAtMs: isDone && isNews ? nowMs : erasure.completedAtMs,
    nextLookAtMs: nextLookAtMs(erasure.requestedAtMs, isDone, nowMs),
  };
  const subject = subjectOf(erasure);
  if (worked.nextLookAtMs === null && subject.kind === "visitor") {
    await forgetVisitor(env, { websiteId: erasure.websiteId, visitorId: subject.visitorId });
  }
  if (worked.nextLookAtMs === null && subject.kind === "website") {
    const { websiteId } = erasure;
    const job = { jobId: `website:${websiteId}`, kind: "website", websiteId, notBeforeMs: nowMs } as const;
    await addJob(env.CONTROL, job, null);
  }
  await saveErasure(env.CONTROL, erasure.receiptId, worked);
  return { erasure: worked, found };
}

/** Who is on the website now is known for half an hour at most: a failure holds up no erasure. */
async function leavePresence(env: Env, erasure: ErasureRow): Promise<void> {
  try {
    await forgetPresent(env, erasure.websiteId, subjectOf(erasure));
  } catch (error) {
    logError("erasure: presence not told", error);
  }
}

async function erasePages(
  env: Env,
  erasure: ErasureRow,
  maxSessions: number,
): Promise<{ isDone: boolean; found: number }> {
  const catalog = await openCatalog(env, erasure.websiteId);
  let last: SessionRow | null = null;
  let found = 0;
  let kept = 0;
  while (found < maxSessions) {
    const maxRows = Math.min(erasurePageSessions, maxSessions - found);
    const page: SessionRow[] = await subjectSessions(catalog, rangeOf(erasure), last, maxRows);
    const erased = await Promise.all(page.map((row) => eraseOrLog(env, catalog, erasure, row)));
    found += page.length;
    kept += erased.filter((isErased) => !isErased).length;
    last = page.at(-1) ?? null;
    if (page.length < maxRows) return { isDone: kept === 0, found };
  }
  return { isDone: false, found };
}

async function eraseOrLog(
  env: Env,
  catalog: Catalog,
  { receiptId }: ErasureRow,
  row: SessionRow,
): Promise<boolean> {
  try {
    await eraseListed(env, catalog, receiptId, row);
    return true;
  } catch (error) {
    logError("erasure: session kept for the next run", error, { sessionId: row.sessionId });
    return false;
  }
}
