import { degradedBy } from "../../protocol/completeness.ts";
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
  const { conflicts, isTruncated } = refusals;
  if (conflicts === 0 && !isTruncated && !refusals.lacksSheets) return;
  const { ARCHIVE } = deps.env;
  const timeline = await readTimeline(ARCHIVE, address);
  if (timeline?.completeness === undefined) return;
  const known = timeline.completeness;
  const degraded = [...new Set([...known.degraded, ...degradedBy(refusals)])];
  const isTold =
    known.conflicts === conflicts &&
    known.isTruncated === isTruncated &&
    known.degraded.length === degraded.length;
  if (isTold) return;
  if (await wasErased(deps, address)) return;
  await putTimeline(ARCHIVE, address, {
    ...timeline,
    completeness: { ...known, conflicts, isTruncated, degraded },
  });
  await wasErased(deps, address);
}
