import type { Completeness } from "./completeness.ts";
import { parseTabId, type TabId } from "./ids.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { maxSeq, maxTabsPerSession, maxViewerMessageChars } from "./limits.ts";
import type { Signal } from "./signals/signal.ts";

/**
 * What a viewer of a live session and its object say to each other over `GET /api/replay/:sessionId/live`, a WebSocket.
 * Texts are one of the messages below, as JSON. Each binary message is one frame: a chunk, cleaned of secrets. A client
 * passes over messages of a type it does not know. `ping` is answered by `pong` without waking the object.
 */

export type ViewerMessage =
  /**
   * The first: where the viewer stands. By tab the seq up to which it has all, -1 when it has nothing; what follows in
   * the tail is sent. Of a tab that is not named, the tail is sent from the last full snapshot on. The archive's
   * segments are never sent.
   */
  | { type: "join"; stands: ReadonlyMap<TabId, number> }
  /** Of the frames of this socket so many are taken, counted from the first. Past a bound the object waits for it. */
  | { type: "ack"; frames: number };

export type ObjectMessage = StateMessage | SignalsMessage;

/**
 * First of all, and whenever it has changed: whether the session goes on, how many segments the archive has (what stands
 * there is sent no more), and what is missing; null of a session that is not known any more.
 */
export interface StateMessage {
  type: "state";
  status: LiveStatus;
  segments: number;
  completeness: Completeness | null;
}

/**
 * Behind the chunk that shows them: signs that the visitor struggles, as far as no segment's timeline has them. One under
 * an id that was told before has grown, and takes its place. Provisional: what the timeline says in the end counts.
 */
export interface SignalsMessage {
  type: "signals";
  signals: Signal[];
}

export type LiveStatus = "live" | "closed" | "erased";

/** Why the object closes a viewer's socket. */
export const liveClose = {
  /** A message of no known shape, or out of place. */
  malformed: 4400,
  /** It acknowledged nothing for `viewerSilentMs`. */
  silent: 4408,
  /** The object holds nothing of the session: it was erased, or is over for good. */
  over: 4410,
  /** `maxViewers` watch already. */
  tooMany: 4429,
  /** After `viewerMaxMs`; open another. */
  again: 4440,
} as const;

export const writeJoin = (stands: ReadonlyMap<TabId, number>): string =>
  JSON.stringify({ type: "join", stands: Object.fromEntries(stands) });

export const writeAck = (frames: number): string => JSON.stringify({ type: "ack", frames });

/** @returns null for anything that is not a viewer's message */
export function readViewerMessage(text: string): ViewerMessage | null {
  const said = text.length > maxViewerMessageChars ? null : jsonObject(text);
  if (said?.type === "ack") {
    const { frames } = said;
    return isCount(frames) ? { type: "ack", frames } : null;
  }
  if (said?.type !== "join" || !isJsonObject(said.stands)) return null;
  const stands = new Map<TabId, number>();
  for (const [key, seq] of Object.entries(said.stands)) {
    const tabId = parseTabId(key);
    if (tabId === null || !(seq === -1 || isCount(seq)) || seq > maxSeq) return null;
    stands.set(tabId, seq);
  }
  return stands.size > maxTabsPerSession ? null : { type: "join", stands };
}

/** @returns null for what a player has no use for, and for what this version does not know */
export function readObjectMessage(text: string): Pick<StateMessage, "type" | "status" | "segments"> | null {
  const said = jsonObject(text);
  if (said?.type !== "state" || !isCount(said.segments)) return null;
  const status = statuses.find((one) => one === said.status);
  return status === undefined ? null : { type: "state", status, segments: said.segments };
}

const statuses: readonly LiveStatus[] = ["live", "closed", "erased"];

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function jsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
