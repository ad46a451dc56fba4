import { openSession } from "../session/open-session.ts";
import { randomLetters } from "../session/random.ts";
import { decideSession, newSession, parseSession, type SessionRecord } from "../session/session-rule.ts";
import type { TextStore } from "../session/text-store.ts";

/** Writing the record at every movement would block the page on its disk. */
const touchEveryMs = 1_000;

/** This document's view of the visitor's session, which other tabs may replace. */
export interface LiveSession {
  current(): SessionRecord;
  /** The visitor is active at `nowMs` (server time). True when that begins or reveals another session. */
  touch(nowMs: number): boolean;
  engage(): void;
  /** The server wants no more of this session, on later pages neither. */
  markStopped(): void;
  /** Another session in place of one the server refuses: a new one, or what another tab has put there. */
  replace(nowMs: number): void;
}

export function createLiveSession(store: TextStore, tag: string, nowMs: number): LiveSession {
  let record = openSession(store, tag, nowMs);
  let touchedAtMs = nowMs;

  const change = (fields: Partial<SessionRecord>): void => {
    const stored = parseSession(store.read());
    record = { ...(stored?.sessionId === record.sessionId ? stored : record), ...fields };
    store.write(JSON.stringify(record));
  };

  return {
    current: () => record,
    touch(atMs) {
      if (Math.abs(atMs - touchedAtMs) < touchEveryMs) return false;
      touchedAtMs = atMs;
      const before = record.sessionId;
      record = openSession(store, tag, atMs);
      return record.sessionId !== before;
    },
    engage: () => change({ engaged: true }),
    markStopped: () => change({ stopped: true }),
    replace(atMs) {
      const stored = parseSession(store.read());
      const isReplaced =
        stored !== null &&
        stored.sessionId !== record.sessionId &&
        decideSession(stored, atMs) === "continue";
      const next = isReplaced ? stored : newSession(tag, atMs, record, randomLetters);
      record = { ...next, engaged: true };
      store.write(JSON.stringify(record));
    },
  };
}
