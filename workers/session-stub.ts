import type { ErrorCode } from "../protocol/errors.ts";
import type { SessionAddress } from "./archive/keys.ts";
import type { SessionFacts } from "./catalog/save-session.ts";
import type { Env } from "./env.ts";

/** The only place that names a session's object and calls it. */

/** What the Worker knows of a chunk and of who sent it. */
export interface IncomingChunk {
  /** The frame as it came; the Worker has read its header and checked it against the path. */
  frame: Uint8Array;
  visit: { userAgent: string; country: string };
  /** Days the website's plan keeps a session. */
  retentionDays: number;
}

export type AppendOutcome =
  /** `flushMs`: somebody watches, so the recorder is asked to cut that often. */
  | { kind: "accepted"; flushMs?: number }
  | { kind: "duplicate" }
  | { kind: "refused"; code: ErrorCode; message: string };

/** The unsealed part of a session, cleaned of secrets. */
export interface Tail {
  /** Frames behind one another, in order of arrival. */
  frames: Uint8Array;
  /** When each of them arrived, server time, ms. */
  receivedAtMs: number[];
  /** Arrival number of the newest frame of the session; pass it as `after` next time. */
  arrival: number;
  /** The session as of its newest chunk; null when the object holds nothing of it. */
  facts: Omit<SessionFacts, "savedAtMs"> | null;
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

/** @param after arrival number of the last frame the reader has, 0 for all */
export async function readTail(env: Env, address: SessionAddress, after: number): Promise<Tail> {
  return await stubOf(env, address).readTail(after);
}

/** Does what is due at `nowMs` (server time): seal, close, forget. For the watchdog; an alarm does the same. */
export async function settleSession(env: Env, address: SessionAddress, nowMs: number): Promise<void> {
  await stubOf(env, address).settle(nowMs);
}

/** Deletes all that the object holds of the session. R2 and D1 are the caller's. */
export async function purgeSession(env: Env, address: SessionAddress): Promise<void> {
  await stubOf(env, address).purge();
}
