import type { Timeline } from "../../protocol/timeline.ts";
import { findingsOf } from "../../protocol/visit/findings.ts";
import { type SavedSession, saveSession } from "../catalog/save-session.ts";
import type { Lessons } from "../catalog/signal-places.ts";
import { wholeSummary } from "./newest-end.ts";
import { sessionFacts } from "./session-facts.ts";
import type { SettlingDeps } from "./settling.ts";
import { tellPresence } from "./tell-presence.ts";
import { wasErased } from "./was-erased.ts";

/** What is known of a session that is over. */
export interface WholeSession {
  timeline: Timeline;
  /** Absent: it has taught before. */
  lessons?: Lessons | undefined;
}

/**
 * Writes the session's row as of its newest chunk.
 * @param whole of a session that is over
 * @returns null when the session was erased meanwhile, and the row with it
 */
export async function saveRow(
  deps: SettlingDeps,
  status: "active" | "completed",
  nowMs: number,
  whole?: WholeSession,
): Promise<SavedSession | null> {
  const { store, env } = deps;
  const state = store.state();
  if (state === null) return null;
  const summary = wholeSummary(store, state);
  const facts = sessionFacts(state, summary, status, nowMs);
  const saved = await saveSession(
    env,
    { ...facts, savedAtMs: Date.now() },
    whole && {
      lessons: whole.lessons,
      findings: findingsOf(whole.timeline, { told: facts.told, tags: summary.told?.tags ?? [] }),
    },
  );
  if (await wasErased(deps, state.address)) return null;
  await tellPresence(deps, state, summary, status === "active" ? "active" : "closed");
  return saved;
}
