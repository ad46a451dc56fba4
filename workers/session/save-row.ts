import { saveSession } from "../catalog/save-session.ts";
import type { Lessons } from "../catalog/signal-places.ts";
import { wholeSummary } from "./newest-end.ts";
import { sessionFacts } from "./session-facts.ts";
import type { SettlingDeps } from "./settling.ts";
import { wasErased } from "./was-erased.ts";

/**
 * Writes the session's row as of its newest chunk.
 * @param lessons of a session that is over
 * @returns false when the session was erased meanwhile, and the row with it
 */
export async function saveRow(
  deps: SettlingDeps,
  status: "active" | "completed",
  nowMs: number,
  lessons?: Lessons,
): Promise<boolean> {
  const { store, env } = deps;
  const state = store.state();
  if (state === null) return false;
  const facts = sessionFacts(state, wholeSummary(store, state), status, nowMs);
  await saveSession(env, { ...facts, savedAtMs: Date.now() }, lessons);
  return !(await wasErased(deps, state.address));
}
