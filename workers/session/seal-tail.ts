import { completenessOf } from "../../protocol/completeness.ts";
import { correctCount } from "../../protocol/signals/correct-count.ts";
import { withoutUnsealed } from "../../protocol/signals/signal-count.ts";
import type { EventSummary, Summary } from "../../protocol/summary.ts";
import type { TimelineSignal } from "../../protocol/timeline.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { isQuiet } from "./due-input.ts";
import { EventCount } from "./event-count.ts";
import { countedBySeal } from "./newest-end.ts";
import { saveRow } from "./save-row.ts";
import { School } from "./school.ts";
import { type AsOfTail, archiveTail } from "./seal.ts";
import { sessionSpan } from "./session-facts.ts";
import type { SettlingDeps } from "./settling.ts";
import { withSealedTail } from "./state.ts";
import { tellSealed } from "./tell-webhooks.ts";
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
  const school = new School(env, address, nowMs);
  const summary = (): Summary => ({ ...count.total(), ...end.headers });
  const asOf = (): AsOfTail => {
    const span = sessionSpan(before, end.headers, nowMs);
    return { ...span, completeness: completenessOf(summary(), before.refusals, span) };
  };
  const { timeline, before: told } = await archiveTail(
    env.ARCHIVE,
    address,
    n,
    rows,
    count,
    asOf,
    school.judge,
  );
  const events = correctedBy(count.total(), told, timeline.signals ?? []);
  store.tails.noteCounted(n, { upTo: end.arrival, events });
  if (await wasErased(deps, address)) return;
  const closes = isQuiet(store, n, nowMs);
  const teaches = closes && before.hasTaught !== true;
  const lessons = teaches ? await school.lessonsOf(timeline, end.headers.visitorId ?? "") : undefined;
  const saved = closes
    ? await saveRow(deps, "completed", nowMs, { timeline, lessons })
    : await saveRow(deps, "active", nowMs);
  if (saved === null) return;
  await tellSealed(deps, { timeline, before: told, newErrors: saved.newErrors, isOver: closes }, nowMs);

  const state = store.state();
  if (state === null) return;
  const isClosed = closes && isQuiet(store, n, nowMs);
  store.transaction(storage, () => {
    store.tails.drop(n);
    const { arrival, receivedAtMs } = end;
    const known = sealedSummary({ ...events, ...end.headers });
    const sealed = withSealedTail(state, n, { arrival, receivedAtMs, summary: known });
    const status = isClosed ? "closed" : state.status;
    store.writeSealed({ ...sealed, status, ...(teaches && { hasTaught: true }) }, rows);
  });
  if (closes && !isClosed) await saveRow(deps, "active", nowMs);
}

/** Its count of signals, less those that the timeline has muted. */
function correctedBy(
  events: EventSummary,
  before: readonly TimelineSignal[],
  judged: readonly TimelineSignal[],
): EventSummary {
  const { signals } = events;
  if (signals === undefined) return events;
  return { ...events, signals: { ...signals, ...correctCount(signals, before, signals.unsealed, judged) } };
}

/** Its signals stand in the timeline. */
const sealedSummary = ({ signals, ...summary }: Summary): Summary => ({
  ...summary,
  ...(signals && { signals: withoutUnsealed(signals) }),
});
