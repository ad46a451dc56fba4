import { sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { moveExpiry, type SessionPlace } from "../../catalog/expiry-moves.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { type ExpiryProgress, noteAppliedDays } from "../../control/retention.ts";
import type { Step } from "./step.ts";

const pageRows = 2_000;
const maxPagesPerStep = 5;
/** By then no session that began under the former plan can get its row any more. */
const lateMs = sessionIdMaxAgeMs + sessionIdMaxAheadMs + 3_600_000;

/**
 * Moves the expiry of a website's sessions to its plan's days, the oldest first, and once more a day later, for those
 * whose row was made meanwhile from what the plan was when they began. A shorter plan takes nothing within a day.
 */
export const moveExpiryStep: Step = async (env, { websiteId, progress }, nowMs) => {
  if (websiteId === null) return { kind: "done" };
  const { after, ...change }: ExpiryProgress & { after: SessionPlace | null } = JSON.parse(progress);
  const move = { websiteId, days: change.days, notBeforeMs: change.changedAtMs + dayMs };
  const catalog = await openCatalog(env, websiteId);
  let end = after;
  for (let page = 0; page < maxPagesPerStep; page++) {
    end = await moveExpiry(catalog, move, end, pageRows);
    if (end === null) break;
  }
  if (end !== null) return { kind: "rest", progress: { ...change, after: end }, notBeforeMs: nowMs };
  if (change.pass === "late") return { kind: "done" };
  await noteAppliedDays(env.CONTROL, websiteId, change.days);
  const late: ExpiryProgress = { ...change, pass: "late", after: null };
  return { kind: "rest", progress: late, notBeforeMs: change.changedAtMs + lateMs };
};
