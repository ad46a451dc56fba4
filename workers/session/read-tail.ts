import { completenessOf } from "../../protocol/completeness.ts";
import { concatBytes } from "../../protocol/concat-bytes.ts";
import { maxTailAnswerBytes } from "../../protocol/limits.ts";
import type { Tail } from "../session-stub.ts";
import { cleanFrame } from "./clean-frame.ts";
import { newestEnd, wholeSummary } from "./newest-end.ts";
import { storedFrames } from "./read-chunks.ts";
import { sessionFacts } from "./session-facts.ts";
import { openTails } from "./state.ts";
import type { SessionStore } from "./store.ts";

/** The unsealed chunks that arrived after the given number, cleaned, as far as they fit an answer; see `Tail`. */
export function readOpenTails(store: SessionStore, after: number, nowMs: number): Tail {
  const state = store.state();
  if (state === null) return nothing();
  const { arrival: newest } = newestEnd(store, state);
  const parts: Uint8Array[] = [];
  const receivedAtMs: number[] = [];
  let totalBytes = 0;
  let arrival = newest;
  // While the archive is down several tails wait to be sealed, so they are read one after another.
  for (const n of openTails(state)) {
    if (totalBytes >= maxTailAnswerBytes) break;
    for (const row of store.tails.byArrival(n, after)) {
      if (totalBytes >= maxTailAnswerBytes) break;
      arrival = row.arrival;
      for (const frame of storedFrames(row.frame)) {
        const clean = cleanFrame(frame);
        if (clean === null) continue;
        parts.push(clean.bytes);
        totalBytes += clean.bytes.length;
        receivedAtMs.push(row.receivedAtMs);
      }
    }
  }
  const summary = wholeSummary(store, state);
  const status = state.status === "open" ? "active" : "completed";
  const facts = sessionFacts(state, summary, status, nowMs);
  const completeness = completenessOf(summary, state.refusals, facts);
  const signals = summary.signals?.unsealed ?? [];
  return { frames: concatBytes(parts), receivedAtMs, arrival, facts, completeness, signals };
}

const nothing = (): Tail => ({
  frames: new Uint8Array(),
  receivedAtMs: [],
  arrival: 0,
  facts: null,
  completeness: null,
});
