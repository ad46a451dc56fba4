import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { TabId } from "../../protocol/ids.ts";
import { maxCountedConflicts, sealTailBytes, sealTailChunks } from "../../protocol/limits.ts";
import { hasSeq } from "../../protocol/seq-ranges.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import { foldHeader, type HeaderSummary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { AppendOutcome, IncomingChunk } from "../session-stub.ts";
import { type AppendDecision, decideAppend, type Known } from "./decide-append.ts";
import { maxUncountedBytes, maxUncountedChunks } from "./event-count.ts";
import { countWith, newestEnd } from "./newest-end.ts";
import { refusalOfId } from "./refusal-of-id.ts";
import { hasRoom, isFull } from "./room.ts";
import { isSameChunk } from "./same-chunk.ts";
import { frameHash } from "./sealed-index.ts";
import { type AloneFrame, standAlone } from "./stand-alone.ts";
import { newState, openTails, type SessionState, withFrozenTail, withTab } from "./state.ts";
import { chunkKey, type SessionStore } from "./store.ts";

export type Appended = Exclude<AppendOutcome, { kind: "accepted" }> | AcceptedChunk;

export interface AcceptedChunk {
  kind: "accepted";
  header: FrameHeader;
  /** As it is kept. */
  frame: Uint8Array;
  /** The chunk's number in the order they came, and its place; see `ChunkRow`. */
  arrival: number;
  key: number;
  /** Of the session, this chunk included. */
  headers: HeaderSummary;
  /** The newest of the session, as far as its events were looked at. */
  signals: readonly Signal[];
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
 * row is durable. The summary rides in the same row, so a chunk costs one. Its events are seldom read here; see
 * `EventCount`.
 */
export function appendToTail(place: Place, chunk: IncomingChunk, nowMs: number): Appended {
  const { storage, store, address } = place;
  const refusal = refusalOfId(store, address, nowMs);
  if (refusal !== null) return refusal;
  const { frame: came, webhookEvents, ...told } = chunk;
  const first = { address, ...told };
  const state = store.state() ?? newState(first, nowMs);
  const alone = standAlone(came, (tabId, seq) => keptFrame(store, state, tabId, seq));
  if (alone.kind === "refused") return alone;
  const { header, inflateBody, bytes: frame } = alone;
  const end = newestEnd(store, state);
  const decision = decideAppend({
    known: hasSeq(end.headers.tabs[header.tabId]?.ranges ?? [], header.seq)
      ? bytesOfKnown(store, state, alone)
      : "nothing",
    isRecovered: header.isRecovered,
    hasRoom: hasRoom(end.headers, header),
    inflateBody,
  });
  if (decision.kind === "duplicate") return decision;
  if (decision.kind === "refuse") return refused(place, decision);

  const bytes = frame.length;
  const headers = foldHeader(end.headers, { header, receivedAtMs: nowMs, bytes });
  const arrival = end.arrival + 1;
  const isCountDue =
    header.asksSignals === true ||
    webhookEvents?.includes("session.frustration") === true ||
    end.arrival - end.counted.upTo >= maxUncountedChunks ||
    decision.inflatedBytes > maxUncountedBytes;
  const counted = isCountDue ? countWith(store, state, { arrival, frame }) : end.counted;
  const tail = end.tail === state.tail ? end : { chunks: 0, bytes: 0 };
  const next = stateAfter(withTab(state, header.tabId), headers, tail, bytes);
  const key = chunkKey(next.tabs.indexOf(header.tabId), header.seq);
  const row = { key, arrival, receivedAtMs: nowMs, frame, headers, counted };
  // One insert is whole by itself, and nearly every chunk is only that.
  if (next === state && end.tail === state.tail) store.tails.insert(state.tail, row);
  else
    store.transaction(storage, () => {
      if (next !== store.state()) store.writeState(next);
      if (end.tail !== state.tail) store.tails.create(state.tail);
      store.tails.insert(state.tail, row);
    });
  return {
    kind: "accepted",
    header,
    frame,
    arrival,
    key,
    headers,
    signals: counted.events.signals?.unsealed ?? [],
    isOpened: end.arrival === 0 || state.status === "closed",
    isSealDue: state.plan === null && next.plan !== null,
    isFull: isFull(headers),
    previousMs: end.receivedAtMs,
  };
}

/** The same state, unless the chunk opens the session, fills its tail or fills the session: each costs a row. */
function stateAfter(
  state: SessionState,
  headers: HeaderSummary,
  tail: { chunks: number; bytes: number },
  frameBytes: number,
): SessionState {
  let next: SessionState = state.status === "open" ? state : { ...state, status: "open" };
  if (isFull(headers)) next = { ...next, refusals: { ...next.refusals, isTruncated: true } };
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
      const counted = { conflicts: conflicts + (counts ? 1 : 0), isTruncated: isTruncated || marks };
      const refusals = { ...state.refusals, ...counted };
      store.transaction(storage, () => store.writeState({ ...state, refusals }));
    }
  }
  return { kind: "refused", code, message };
}

/** Of a chunk that the session has. */
function bytesOfKnown(
  store: SessionStore,
  state: SessionState,
  alone: AloneFrame,
): Exclude<Known, "nothing"> {
  const { tabId, seq } = alone.header;
  const kept = keptFrame(store, state, tabId, seq);
  const isSame =
    kept === null
      ? store.sealedHash(chunkKey(state.tabs.indexOf(tabId), seq)) === frameHash(alone.bytes)
      : isSameChunk(kept, alone);
  return isSame ? "same bytes" : "other bytes";
}

/** Null when the session lacks it, and when it is sealed. */
function keptFrame(store: SessionStore, state: SessionState, tabId: TabId, seq: number): Uint8Array | null {
  const tabNumber = state.tabs.indexOf(tabId);
  if (tabNumber < 0) return null;
  const key = chunkKey(tabNumber, seq);
  for (const n of openTails(state)) {
    const kept = store.tails.frameUnder(n, key);
    if (kept !== null) return kept;
  }
  return null;
}
