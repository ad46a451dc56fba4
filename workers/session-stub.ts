import type { Completeness } from "../protocol/completeness.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import type { Invite } from "../protocol/presence.ts";
import type { Signal } from "../protocol/signals/signal.ts";
import type { Thresholds } from "../protocol/signals/thresholds.ts";
import type { WebhookEvent } from "../protocol/webhook-events.ts";
import type { SessionAddress } from "./archive/keys.ts";
import type { SessionFacts } from "./catalog/save-session.ts";
import type { Env } from "./env.ts";

/** The only place that names a session's object and calls it. */

/** Where a session's first chunk came from. */
export interface Visit {
  userAgent: string;
  country: string;
  /** Of an imported session, whose user agent nobody knows. */
  device?: Partial<Pick<SessionFacts, "deviceType" | "deviceModel" | "browser" | "os">>;
}

/** What the Worker knows of a chunk and of who sent it. */
export interface IncomingChunk {
  /** The frame as it came; the Worker has read its header and checked it against the path. */
  frame: Uint8Array;
  visit: Visit;
  /** Days the website's plan keeps a session. */
  retentionDays: number;
  /** What the website's webhooks listen to; absent: nothing. */
  webhookEvents?: readonly WebhookEvent[];
  /** Of its signals; absent: the defaults. */
  thresholds?: Partial<Thresholds>;
  /** The website wants to know who is on it. */
  tellsPresence?: true;
}

/** Fields that a Worker or an object of another version does not know are neutral on both sides. */
export type AppendOutcome =
  | {
      kind: "accepted";
      /** Somebody watches, so the recorder is asked to cut that often. */
      flushMs?: number;
      /** All of the tab's chunks from 0 to this seq are kept. */
      completeTo?: number;
      /** A gap lies before this chunk, and no full snapshot behind it. */
      needSnapshot?: true;
      /** Of the tab, found by what only this object looks for. */
      signals?: Signal[];
      /** A member asks the visitor into a conversation; told once. */
      invite?: Invite;
      /** This chunk is kept, and no other will be. */
      stop?: "too_large";
    }
  | { kind: "duplicate" }
  | { kind: "refused"; code: ErrorCode; message: string };

/** The unsealed part of a session, cleaned of secrets. */
export interface Tail {
  /** Frames behind one another, in order of arrival. */
  frames: Uint8Array;
  /** When each of them arrived, server time, ms. */
  receivedAtMs: number[];
  /** Arrival number of the newest frame told, or of the session when none came after; pass it as `after` next time. */
  arrival: number;
  /** The session as of its newest chunk; null when the object holds nothing of it. */
  facts: Omit<SessionFacts, "savedAtMs"> | null;
  /** As of the newest chunk; null as above. What a seal left out is known to the archive alone. */
  completeness: Completeness | null;
  /** The newest that stand in no timeline yet. Absent: none, or an object of the version before. */
  signals?: Signal[];
}

/**
 * What the object had of a session when it was asked to settle it: a session that is going on or not yet forgotten;
 * nothing at all, so that a row of it can only be completed; or the tombstone of an erased one, whose row may go.
 */
export type Settled = "known" | "unknown" | "erased";

/** What an erasure took, for its receipt: chunks taken since the session began, and the bytes of their frames. */
export interface ErasedChunks {
  chunks: number;
  bytes: number;
}

const stubOf = (env: Env, { websiteId, sessionId }: SessionAddress) =>
  env.SESSION.getByName(`${websiteId}:${sessionId}`);

/** Keeps a chunk. When this resolves with `accepted`, the chunk survives any crash. */
export async function appendChunk(
  env: Env,
  address: SessionAddress,
  chunk: IncomingChunk,
): Promise<AppendOutcome> {
  return await stubOf(env, address).append(address, chunk);
}

/** Tells a session that style sheets of its pages are not taken: the website has brought its day's fill of new ones. */
export async function lackSheets(env: Env, address: SessionAddress): Promise<void> {
  await stubOf(env, address).lackSheets();
}

/**
 * @param after arrival number of the last frame the reader has, 0 for all
 * @param watches whether the reader goes on looking, so that recorders are asked to send often
 */
export async function readTail(
  env: Env,
  address: SessionAddress,
  after: number,
  watches = true,
): Promise<Tail> {
  return await stubOf(env, address).readTail(after, watches);
}

/** Asks the session's object for a socket that is told of no request. */
const withoutRequestsPath = "/live/without-requests";
export const wantsRequests = ({ url }: Request): boolean => new URL(url).pathname !== withoutRequestsPath;

/**
 * @param hasNetwork whether it may be told of the page's requests
 * @returns the viewer's end of a socket to the session, not yet accepted; see `protocol/live.ts`
 */
export async function openLive(env: Env, address: SessionAddress, hasNetwork: boolean): Promise<WebSocket> {
  const path = hasNetwork ? "/live" : withoutRequestsPath;
  const { webSocket } = await stubOf(env, address).fetch(`https://session${path}`, {
    headers: { upgrade: "websocket" },
  });
  if (webSocket === null) throw new Error("the session's object opened no socket");
  return webSocket;
}

/** Keeps an invitation for the session's next chunk; false when the session takes none. */
export async function inviteToSession(env: Env, address: SessionAddress, invite: Invite): Promise<boolean> {
  return await stubOf(env, address).invite(invite);
}

/** Does what is due at `nowMs` (server time): seal, close, forget. For the watchdog; an alarm does the same. */
export async function settleSession(env: Env, address: SessionAddress, nowMs: number): Promise<Settled> {
  return await stubOf(env, address).settle(nowMs);
}

/**
 * Deletes all that the object holds of the session, and sees that nothing of a seal under way comes after. Chunks that
 * come late are refused with `session_erased` until their id is too old. R2 and D1 are the caller's, in this order.
 * Asked again it says the same; what it says is zero for a session that the object had forgotten.
 */
export async function eraseFromObject(env: Env, address: SessionAddress): Promise<ErasedChunks> {
  return await stubOf(env, address).erase(address, Date.now());
}

/**
 * As `eraseFromObject`, for a session that has expired.
 * @param nowMs server time; a session whose id is too old by then leaves not even the refusal of late chunks behind
 */
export async function purgeSession(env: Env, address: SessionAddress, nowMs = Date.now()): Promise<void> {
  await stubOf(env, address).erase(address, nowMs);
}
