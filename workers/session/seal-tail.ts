import { completenessOf } from "../../protocol/completeness.ts";
import { withoutUnsealed } from "../../protocol/signals/signal-count.ts";
import type { Summary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { isQuiet } from "./due-input.ts";
import { EventCount } from "./event-count.ts";
import { countedBySeal } from "./newest-end.ts";
import { saveRow } from "./save-row.ts";
import { type AsOfTail, archiveTail } from "./seal.ts";
import { sessionSpan } from "./session-facts.ts";
import type { SettlingDeps } from "./settling.ts";
import { withSealedTail } from "./state.ts";
import { wasErased } from "./was-erased.ts";

/**
 * Brings a frozen tail to the archive and the catalog, then drops it. After a crash at any point it is done again, with
 * the same rows and the same number.
 */
export async function sealTail(
  deps: SettlingDeps,
  address: SessionAddress,
  n: number,
  nowMs: number,
): Promise<void> {
  const { store, storage, env } = deps;
  const before = store.state();
  if (before === null) return;
  const rows = store.tails.byKey(n);
  const end = store.tails.end(n);
  // Tails are frozen only with chunks in them; but to wait for an empty one were to wait for ever.
  if (end === null)
    return store.transaction(storage, () => store.writeState(withSealedTail(before, n, before.sealed)));

  // Not from what was counted as chunks came: detectors ask for the order of a tab's chunks, which is known by now.
  const count = new EventCount(countedBySeal(before), rows, before.thresholds);
  const summary = (): Summary => ({ ...count.total(), ...end.headers });
  const asOf = (): AsOfTail => {
    const span = sessionSpan(before, end.headers, nowMs);
    return { ...span, completeness: completenessOf(summary(), before.refusals, span) };
  };
  await archiveTail(env.ARCHIVE, address, n, rows, count, asOf);
  store.tails.noteCounted(n, { upTo: end.arrival, events: count.total() });
  if (await wasErased(deps, address)) return;
  const closes = isQuiet(store, n, nowMs);
  if (!(await saveRow(deps, closes ? "completed" : "active", nowMs))) return;

  const state = store.state();
  if (state === null) return;
  const isClosed = closes && isQuiet(store, n, nowMs);
  store.transaction(storage, () => {
    store.tails.drop(n);
    const { arrival, receivedAtMs } = end;
    const sealed = withSealedTail(state, n, { arrival, receivedAtMs, summary: sealedSummary(summary()) });
    store.writeSealed({ ...sealed, status: isClosed ? "closed" : state.status }, rows);
  });
  if (closes && !isClosed) await saveRow(deps, "active", nowMs);
}

/** Its signals stand in the timeline. */
const sealedSummary = ({ signals, ...summary }: Summary): Summary => ({
  ...summary,
  ...(signals && { signals: withoutUnsealed(signals) }),
});
