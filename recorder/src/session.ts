import { openSession } from "../session/open-session.ts";
import { randomLetters } from "../session/random.ts";
import { decideSession, newSession, parseSession, type SessionRecord } from "../session/session-rule.ts";
import type { TextStore } from "../session/text-store.ts";

/** Writing the record at every movement would block the page on its disk. */
const touchEveryMs = 1_000;

/** Activity further apart than this is not engaged time: the visitor may have been away. */
const engagedGapMs = 10_000;

/** This document's view of the visitor's session, which other tabs may replace. */
export interface LiveSession {
  current(): SessionRecord;
  /** The visitor is active at `nowMs` (server time). True when that begins or reveals another session. */
  touch(nowMs: number): boolean;
  engage(): void;
  /** A trigger or the page has chosen the session, or takes that back. */
  choose(isChosen: boolean): void;
  /** Whether that has happened in any tab. */
  isChosen(): boolean;
  countPage(): void;
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
      const gapMs = atMs - touchedAtMs;
      touchedAtMs = atMs;
      const before = record.sessionId;
      record = openSession(store, tag, atMs);
      if (record.sessionId !== before) return true;
      if (gapMs > 0 && gapMs < engagedGapMs) change({ engagedMs: record.engagedMs + gapMs });
      return false;
    },
    choose: (chosen) => {
      if (record.chosen !== chosen) change({ chosen });
    },
    isChosen() {
      const stored = parseSession(store.read());
      return stored?.sessionId === record.sessionId && stored.chosen;
    },
    countPage: () => change({ pageCount: record.pageCount + 1 }),
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
