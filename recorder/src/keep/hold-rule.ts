import { heldBytes, heldMs } from "../../../protocol/limits.ts";

/** What is known of a held pack without reading it. */
export interface HeldFacts {
  /** Counts up through all pages of the tab. */
  n: number;
  bytes: number;
  hasFullSnapshot: boolean;
  firstAtMs: number;
}

export interface HoldPlan {
  /** What of it goes: the oldest, up to a full snapshot, so that what stays can be shown from its beginning. */
  drop: HeldFacts[];
  /** The newest stretch has grown so much that another one should begin. */
  needsSnapshot: boolean;
}

/**
 * Stretches run from full snapshot to full snapshot. One goes when those behind it cover the time that is kept by
 * themselves, or when all together are too large; the newest always stays.
 * @param held in order
 * @param nowMs the tab's own clock
 */
export function planHold(held: readonly HeldFacts[], nowMs: number): HoldPlan {
  const stretches = stretchesOf(held);
  let bytes = sizeOf(held);
  let kept = 0;
  for (const [at, stretch] of stretches.entries()) {
    const next = stretches[at + 1]?.[0];
    if (next === undefined) break;
    if (bytes <= heldBytes && next.firstAtMs > nowMs - heldMs) break;
    bytes -= sizeOf(stretch);
    kept = at + 1;
  }
  const newest = stretches.at(-1) ?? [];
  const begunAtMs = newest[0]?.firstAtMs ?? nowMs;
  return {
    drop: stretches.slice(0, kept).flat(),
    needsSnapshot: sizeOf(newest) > heldBytes / 2 || nowMs - begunAtMs > heldMs / 2,
  };
}

function stretchesOf(held: readonly HeldFacts[]): HeldFacts[][] {
  const stretches: HeldFacts[][] = [];
  for (const one of held) {
    const last = stretches.at(-1);
    if (last && !one.hasFullSnapshot) last.push(one);
    else stretches.push([one]);
  }
  return stretches;
}

const sizeOf = (held: readonly HeldFacts[]): number => held.reduce((sum, { bytes }) => sum + bytes, 0);
