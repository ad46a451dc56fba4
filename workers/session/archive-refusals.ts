import { putTimeline, readTimeline } from "../archive/timelines.ts";
import type { SettlingDeps } from "./settling.ts";
import type { SessionState } from "./state.ts";
import { wasErased } from "./was-erased.ts";

/**
 * Before the object forgets: what it refused after the last seal stands nowhere else. Nearly every session refused
 * nothing, and then this costs nothing.
 */
export async function archiveRefusals(deps: SettlingDeps, state: SessionState): Promise<void> {
  const { address, refusals } = state;
  if (refusals.conflicts === 0 && !refusals.isTruncated) return;
  const { ARCHIVE } = deps.env;
  const timeline = await readTimeline(ARCHIVE, address);
  if (timeline?.completeness === undefined) return;
  const { conflicts, isTruncated } = timeline.completeness;
  if (conflicts === refusals.conflicts && isTruncated === refusals.isTruncated) return;
  if (await wasErased(deps, address)) return;
  await putTimeline(ARCHIVE, address, {
    ...timeline,
    completeness: { ...timeline.completeness, ...refusals },
  });
  await wasErased(deps, address);
}
