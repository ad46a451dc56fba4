import type { WebsiteId } from "../../../protocol/ids.ts";
import { firstMove, type MoveStep } from "../../catalog/move-rule.ts";
import { type Move, moveWebsite } from "../../catalog/move-website.ts";
import { addJob } from "../../control/jobs.ts";
import { catalogOf } from "../../control/shards.ts";
import type { Env } from "../../env.ts";
import type { Step } from "./step.ts";

/** A piece takes up to ten calls. */
const piecesPerStep = 15;

interface MoveProgress extends Pick<Move, "from" | "to"> {
  at: MoveStep;
}

/**
 * Queues the move of a website to another catalog.
 * @returns false when it is there already, or on its way somewhere
 */
export async function queueMove(env: Env, websiteId: WebsiteId, to: number, nowMs: number): Promise<boolean> {
  const from = await catalogOf(env.CONTROL, websiteId, Number.POSITIVE_INFINITY);
  if (from === to) return false;
  const progress: MoveProgress = { from, to, at: firstMove };
  const jobId = `move:${websiteId}`;
  return await addJob(env.CONTROL, { jobId, kind: "move", websiteId, notBeforeMs: nowMs }, progress);
}

export const moveWebsiteStep: Step = async (env, { websiteId, progress }, nowMs) => {
  if (websiteId === null) return { kind: "done" };
  const { at, ...move }: MoveProgress = JSON.parse(progress);
  let next: MoveStep | "done" = at;
  for (let piece = 0; piece < piecesPerStep; piece++) {
    next = await moveWebsite(env, { ...move, websiteId }, next, nowMs);
    if (next === "done") return { kind: "done" };
    if (next.step === "wait" && nowMs < next.untilMs) break;
  }
  const rest: MoveProgress = { ...move, at: next };
  return { kind: "rest", progress: rest, notBeforeMs: next.step === "wait" ? next.untilMs : nowMs };
};
