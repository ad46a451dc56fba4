import { noRefusals, type Refusals } from "../../protocol/completeness.ts";
import type { TabId } from "../../protocol/ids.ts";
import type { Invite } from "../../protocol/presence.ts";
import type { Thresholds } from "../../protocol/signals/thresholds.ts";
import { emptySummary, type Summary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Visit } from "../session-stub.ts";

/** The one row that outlives seals. Written at the first chunk, when a tail is frozen, and when its seal is done. */
export interface SessionState {
  address: SessionAddress;
  visit: Visit;
  retentionDays: number;
  /** Where the website's detectors draw their lines, as of the first chunk; absent: where all do. */
  thresholds?: Partial<Thresholds>;
  status: "open" | "closed";
  /** In the order they came. A tab's number in a chunk's key is its place here. */
  tabs: TabId[];
  /** Number of the tail that takes chunks; a tail becomes the segment of the same number. */
  tail: number;
  /**
   * The tail to be sealed next: it and those up to `tail` are frozen, so that a retry finds the same rows. While the
   * archive is down there may be several.
   */
  plan: { n: number } | null;
  /** How often in a row settling failed. */
  failures: number;
  refusals: Refusals;
  sealed: SealedEnd;
  /** The website wants to know who is on it, as of the first chunk. */
  tellsPresence?: true;
  /** Waits for the next chunk's answer. */
  invite?: Invite & { untilMs: number };
  /** Its website has learned from it; a session that is opened again teaches nothing twice. */
  hasTaught?: true;
}

/** The session as of its newest sealed chunk. */
export interface SealedEnd {
  /** Arrival number, 0 when nothing is sealed. */
  arrival: number;
  /** When the newest sealed chunk came, server time, ms. */
  receivedAtMs: number;
  summary: Summary;
}

/** What is left of an erased session: enough to refuse what comes late, and to tell the same receipt again. */
export interface Tombstone {
  /** When no chunk can come any more, and the tombstone may go as well; server time. */
  untilMs: number;
  /** What was erased: chunks taken since the session began, and the bytes of their frames. */
  chunks: number;
  bytes: number;
}

export const newState = (
  first: Pick<SessionState, "address" | "visit" | "retentionDays" | "thresholds" | "tellsPresence">,
  nowMs: number,
): SessionState => ({
  ...first,
  status: "open",
  tabs: [],
  tail: 0,
  plan: null,
  failures: 0,
  refusals: noRefusals(),
  sealed: { arrival: 0, receivedAtMs: nowMs, summary: emptySummary() },
});

export const withTab = (state: SessionState, tabId: TabId): SessionState =>
  state.tabs.includes(tabId) ? state : { ...state, tabs: [...state.tabs, tabId] };

/** From here on chunks go to the next tail. */
export const withFrozenTail = (state: SessionState): SessionState => ({
  ...state,
  plan: state.plan ?? { n: state.tail },
  tail: state.tail + 1,
});

/** The state when the planned tail stands in the archive. */
export function withSealedTail(state: SessionState, n: number, sealed: SealedEnd): SessionState {
  return { ...state, plan: n + 1 < state.tail ? { n: n + 1 } : null, failures: 0, sealed };
}

/** Numbers of the tails that may hold chunks, the oldest first. The last one takes chunks. */
export function openTails({ plan, tail }: Pick<SessionState, "plan" | "tail">): number[] {
  const first = plan?.n ?? tail;
  return Array.from({ length: tail - first + 1 }, (_, i) => first + i);
}
