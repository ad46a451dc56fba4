import type { Privacy } from "../privacy/privacy.ts";
import type { NodeRecords } from "./node-records.ts";
import type { PendingChanges } from "./pending-changes.ts";

/** An element that is to be shown otherwise from now on, as a box or masked, is taken away and told anew. */
export function touchRestanced(pending: PendingChanges, records: NodeRecords, privacy: Privacy): void {
  for (const [element, changed] of pending.attributes) {
    if (!decidesStance(changed, privacy)) continue;
    const record = records.shown(element);
    if (record === null || record.parent === null) continue;
    // Equal stances are the same object.
    if (privacy.stanceBelow(record.parent.stance, element) !== record.stance) pending.touched.add(element);
  }
}

function decidesStance(changed: ReadonlyMap<string, unknown>, privacy: Privacy): boolean {
  for (const name of changed.keys()) if (privacy.decidesStance(name)) return true;
  return false;
}
