import type { Tail } from "../session-stub.ts";
import { concat } from "./build-segment.ts";
import { cleanFrame } from "./clean-frame.ts";
import { newestEnd } from "./newest-end.ts";
import { storedFrames } from "./read-chunks.ts";
import { sessionFacts } from "./session-facts.ts";
import { openTails } from "./state.ts";
import type { SessionStore } from "./store.ts";

/** The unsealed chunks that arrived after the given number, cleaned; see `Tail`. */
export function readOpenTails(store: SessionStore, after: number, nowMs: number): Tail {
  const state = store.state();
  if (state === null) return { frames: new Uint8Array(), receivedAtMs: [], arrival: 0, facts: null };
  const parts: Uint8Array[] = [];
  const receivedAtMs: number[] = [];
  for (const row of openTails(state).flatMap((n) => store.tailByArrival(n, after))) {
    for (const frame of storedFrames(row.frame)) {
      const clean = cleanFrame(frame);
      if (clean === null) continue;
      parts.push(clean.bytes);
      receivedAtMs.push(row.receivedAtMs);
    }
  }
  const totalBytes = parts.reduce((sum, part) => sum + part.length, 0);
  const { arrival, summary } = newestEnd(store, state);
  const status = state.status === "open" ? "active" : "completed";
  const facts = sessionFacts(state, summary, status, nowMs);
  return { frames: concat(parts, totalBytes), receivedAtMs, arrival, facts };
}
