import { emptyTimeline } from "../../protocol/timeline.ts";
import { readTimeline } from "../archive/timelines.ts";
import { isQuiet } from "./due-input.ts";
import { saveRow } from "./save-row.ts";
import type { SettlingDeps } from "./settling.ts";
import { tellSealed } from "./tell-webhooks.ts";

/** Tells the catalog that the session is over, and takes it back when a chunk came meanwhile. */
export async function closeSession(deps: SettlingDeps, nowMs: number): Promise<void> {
  const { store, storage, env } = deps;
  const before = store.state();
  if (before === null) return;
  const timeline = (await readTimeline(env.ARCHIVE, before.address)) ?? emptyTimeline();
  const saved = await saveRow(deps, "completed", nowMs, { timeline });
  if (saved === null) return;
  const told = { timeline, before: timeline.signals ?? [], newErrors: saved.newErrors, isOver: true };
  await tellSealed(deps, told, nowMs);
  const state = store.state();
  if (state === null) return;
  if (isQuiet(store, null, nowMs)) {
    store.transaction(storage, () => store.writeState({ ...state, status: "closed", failures: 0 }));
  } else {
    await saveRow(deps, "active", nowMs);
  }
}
