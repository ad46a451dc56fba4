import { readFrame } from "../../protocol/frame.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import { maxInflatedBytes } from "../../protocol/limits.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import { foldSummary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { inflate } from "../inflate.ts";
import type { AppendOutcome, IncomingChunk } from "../session-stub.ts";
import { decideAppend, type Known } from "./decide-append.ts";
import { newestEnd } from "./newest-end.ts";
import { decodeOrNull } from "./read-chunks.ts";
import { frameHash } from "./sealed-index.ts";
import { newState, openTails, type SessionState } from "./state.ts";
import { chunkKey, type SessionStore } from "./store.ts";

export type Appended =
  | Exclude<AppendOutcome, { kind: "accepted" }>
  /**
   * `opened`: the session's first chunk, or the first after it was closed.
   * `previousMs`: when the chunk before it came, server time.
   */
  | { kind: "accepted"; opened: boolean; tailBytes: number; previousMs: number };

/**
 * Decides on a chunk and inserts it. The insert is the acknowledgement: the platform holds the answer back until the
 * row is durable. The summary rides in the same row, so a chunk costs one.
 */
export function appendToTail(
  storage: DurableObjectStorage,
  store: SessionStore,
  address: SessionAddress,
  chunk: IncomingChunk,
  nowMs: number,
): Appended {
  const frame = readFrame(chunk.frame);
  if (!frame.ok) return { kind: "refused", code: frame.code, message: frame.message };
  const { header, body } = frame;
  const { visit, retentionDays } = chunk;
  const state = store.state() ?? newState({ address, visit, retentionDays }, nowMs);
  const known = whatIsKnown(store, state, chunk.frame, header);
  const decision = decideAppend(known, header.isRecovered, () => inflate(body, maxInflatedBytes));
  if (decision.kind === "duplicate") return decision;
  if (decision.kind === "refuse") return { kind: "refused", code: decision.code, message: decision.message };

  const end = newestEnd(store, state);
  const events = decodeOrNull(header.codec, decision.inflated);
  if (events !== null) cleanEvents(events);
  const summary = foldSummary(end.summary, { header, events, receivedAtMs: nowMs });
  const opened = store.state()?.status !== "open";
  store.transaction(storage, () => {
    if (opened) store.writeState({ ...state, status: "open" });
    const tabNumber = store.tabNumber(header.tabId) ?? store.addTab(header.tabId);
    if (end.tail !== state.tail) store.createTail(state.tail);
    store.insertChunk(state.tail, {
      key: chunkKey(tabNumber, header.seq),
      arrival: end.arrival + 1,
      receivedAtMs: nowMs,
      frame: chunk.frame,
      summary,
    });
  });
  const tailBytes = (end.tail === state.tail ? end.bytes : 0) + chunk.frame.length;
  return { kind: "accepted", opened, tailBytes, previousMs: end.receivedAtMs };
}

function whatIsKnown(
  store: SessionStore,
  state: SessionState,
  frame: Uint8Array,
  { tabId, seq }: FrameHeader,
): Known {
  const tabNumber = store.tabNumber(tabId);
  if (tabNumber === null) return "nothing";
  const key = chunkKey(tabNumber, seq);
  for (const n of openTails(state)) {
    const kept = store.frameUnder(n, key);
    if (kept !== null) return sameBytes(kept, frame) ? "same bytes" : "other bytes";
  }
  const sealedHash = store.sealedHash(key);
  if (sealedHash === null) return "nothing";
  return sealedHash === frameHash(frame) ? "same bytes" : "other bytes";
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}
