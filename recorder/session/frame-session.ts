import { parseSessionId, type SessionId, sessionIdParts } from "../../protocol/ids.ts";
import { randomLetters } from "./random.ts";
import { newSession, parseSession, type SessionRecord } from "./session-rule.ts";
import type { TextStore } from "./text-store.ts";

/*
 * A frame of another origin that carries the same tag has a storage of its own. It asks the page around it, whose
 * recorder answers, and goes on in that session as a further tab. The answer holds no more than a session's id, which
 * lets nobody read anything, and never the visitor's: whoever knows the site key may ask.
 */

/** A session that a frame is to be part of. */
export interface SharedSession {
  sessionId: SessionId;
  engaged: boolean;
  chosen: boolean;
}

const askKind = "playhead:session-of";
const answerKind = "playhead:session";

export const makeAsk = (siteKey: string): object => ({ kind: askKind, siteKey });
export const isAsk = (data: unknown, siteKey: string): boolean => isOf(data, askKind, siteKey);

export const makeAnswer = (
  siteKey: string,
  { sessionId, engaged, chosen }: Pick<SessionRecord, "sessionId" | "engaged" | "chosen">,
): object => ({ kind: answerKind, siteKey, sessionId, engaged, chosen });

/** @param tag of the website: another one's session is none. Null for any other message. */
export function readAnswer(data: unknown, siteKey: string, tag: string): SharedSession | null {
  if (!isOf(data, answerKind, siteKey)) return null;
  const { sessionId: text, engaged, chosen }: Partial<Record<keyof SharedSession, unknown>> = data;
  const sessionId = parseSessionId(String(text));
  if (sessionId === null || sessionIdParts(sessionId).tag !== tag) return null;
  return { sessionId, engaged: engaged === true, chosen: chosen === true };
}

const isOf = (data: unknown, kind: string, siteKey: string): data is object =>
  typeof data === "object" &&
  data !== null &&
  Reflect.get(data, "kind") === kind &&
  Reflect.get(data, "siteKey") === siteKey;

/** Goes on in the shared session from now on, as a guest: the session's visitor is the page's. */
export function enterShared(store: TextStore, shared: SharedSession, nowMs: number): void {
  const known = parseSession(store.read());
  const { tag, startedAtMs } = sessionIdParts(shared.sessionId);
  const record =
    known?.sessionId === shared.sessionId
      ? { ...known, chosen: known.chosen || shared.chosen }
      : { ...newSession(tag, nowMs, known, randomLetters), ...shared, startedAtMs };
  store.write(JSON.stringify({ ...record, isGuest: true, lastActivityMs: nowMs }));
}
