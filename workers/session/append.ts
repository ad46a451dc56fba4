import { eventType } from "../../protocol/events.ts";
import { readFrame } from "../../protocol/frame.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import {
  maxCountedConflicts,
  maxInflatedBytes,
  sealTailBytes,
  sealTailChunks,
} from "../../protocol/limits.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import { hasSeq } from "../../protocol/seq-ranges.ts";
import { foldSummary, type Summary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { inflate } from "../inflate.ts";
import type { AppendOutcome, IncomingChunk } from "../session-stub.ts";
import { type AppendDecision, decideAppend, type Known } from "./decide-append.ts";
import { newestEnd } from "./newest-end.ts";
import { decodeOrNull } from "./read-chunks.ts";
import { refusalOfId } from "./refusal-of-id.ts";
import { hasRoom, isFull } from "./room.ts";
import { frameHash } from "./sealed-index.ts";
import { newState, openTails, type SessionState, withFrozenTail, withTab } from "./state.ts";
import { chunkKey, type SessionStore } from "./store.ts";

export type Appended = Exclude<AppendOutcome, { kind: "accepted" }> | AcceptedChunk;

export interface AcceptedChunk {
  kind: "accepted";
  header: FrameHeader;
  /** Of the session, this chunk included. */
  summary: Summary;
  /** The session's first chunk, or the first after it was closed. */
  isOpened: boolean;
  /** The chunk froze its tail, and no other waits to be sealed. */
  isSealDue: boolean;
  /** The session takes nothing after this chunk. */
  isFull: boolean;
  /** When the chunk before it came, server time. */
  previousMs: number;
}

interface Place {
  storage: DurableObjectStorage;
  store: SessionStore;
  address: SessionAddress;
}

/**
 * Decides on a chunk and inserts it. The insert is the acknowledgement: the platform holds the answer back until the
 * row is durable. The summary rides in the same row, so a chunk costs one.
 */
export function appendToTail(place: Place, chunk: IncomingChunk, nowMs: number): Appended {
  const { storage, store, address } = place;
  const refusal = refusalOfId(store, address, nowMs);
  if (refusal !== null) return refusal;
  const frame = readFrame(chunk.frame);
  if (!frame.ok) return { kind: "refused", code: frame.code, message: frame.message };
  const { header, body } = frame;
  const { visit, retentionDays } = chunk;
  const state = store.state() ?? newState({ address, visit, retentionDays }, nowMs);
  const end = newestEnd(store, state);
  const decision = decideAppend({
    known: hasSeq(end.summary.tabs[header.tabId]?.ranges ?? [], header.seq)
      ? bytesOfKnown(store, state, chunk.frame, header)
      : "nothing",
    isRecovered: header.isRecovered,
    hasRoom: hasRoom(end.summary, header),
    inflateBody: () => inflate(body, maxInflatedBytes),
  });
  if (decision.kind === "duplicate") return decision;
  if (decision.kind === "refuse") return refused(place, decision);

  const events = decodeOrNull(header.codec, decision.inflated);
  // Of the others nothing is kept but their number; they are cleaned on their way out, as these are once more.
  if (events !== null) cleanEvents(events.filter(({ type }) => type === eventType.custom));
  const bytes = chunk.frame.length;
  const summary = foldSummary(end.summary, { header, events, receivedAtMs: nowMs, bytes });
  const tail = end.tail === state.tail ? end : { chunks: 0, bytes: 0 };
  const next = stateAfter(withTab(state, header.tabId), summary, tail, bytes);
  store.transaction(storage, () => {
    if (next !== store.state()) store.writeState(next);
    if (end.tail !== state.tail) store.tails.create(state.tail);
    const key = chunkKey(next.tabs.indexOf(header.tabId), header.seq);
    const row = { key, arrival: end.arrival + 1, receivedAtMs: nowMs, frame: chunk.frame, summary };
    store.tails.insert(state.tail, row);
  });
  return {
    kind: "accepted",
    header,
    summary,
    isOpened: end.arrival === 0 || state.status === "closed",
    isSealDue: state.plan === null && next.plan !== null,
    isFull: isFull(summary),
    previousMs: end.receivedAtMs,
  };
}

/** The same state, unless the chunk opens the session, fills its tail or fills the session: each costs a row. */
function stateAfter(
  state: SessionState,
  summary: Summary,
  tail: { chunks: number; bytes: number },
  frameBytes: number,
): SessionState {
  let next: SessionState = state.status === "open" ? state : { ...state, status: "open" };
  if (isFull(summary)) next = { ...next, refusals: { ...next.refusals, isTruncated: true } };
  const isTailFull = tail.bytes + frameBytes >= sealTailBytes || tail.chunks + 1 >= sealTailChunks;
  return isTailFull ? withFrozenTail(next) : next;
}

/** What a session refused is counted, as far as that is not itself an attack: each count is a written row. */
function refused(
  { storage, store }: Place,
  { code, message }: Extract<AppendDecision, { kind: "refuse" }>,
): Appended {
  const state = store.state();
  if (state !== null) {
    const { conflicts, isTruncated } = state.refusals;
    const counts = code === "chunk_conflict" && conflicts < maxCountedConflicts;
    const marks = code === "session_too_large" && !isTruncated;
    if (counts || marks) {
      const refusals = { conflicts: conflicts + (counts ? 1 : 0), isTruncated: isTruncated || marks };
      store.transaction(storage, () => store.writeState({ ...state, refusals }));
    }
  }
  return { kind: "refused", code, message };
}

/** Of a chunk that the session has. */
function bytesOfKnown(
  store: SessionStore,
  state: SessionState,
  frame: Uint8Array,
  { tabId, seq }: FrameHeader,
): Exclude<Known, "nothing"> {
  const key = chunkKey(state.tabs.indexOf(tabId), seq);
  for (const n of openTails(state)) {
    const kept = store.tails.frameUnder(n, key);
    if (kept !== null) return sameBytes(kept, frame) ? "same bytes" : "other bytes";
  }
  return store.sealedHash(key) === frameHash(frame) ? "same bytes" : "other bytes";
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}
