import {
  makeSessionId,
  makeVisitorId,
  parseSessionId,
  parseVisitorId,
  type SessionId,
  type VisitorId,
} from "../../protocol/ids.ts";
import { sessionIdleMs, sessionIdMaxAheadMs, sessionMaxMs } from "../../protocol/limits.ts";

/** What a browser remembers of its visitor, shared by all tabs. Times are server time in ms. */
export interface SessionRecord {
  visitorId: VisitorId;
  /**
   * Known to this browser alone; the server has its hash, and who shows the secret may have all of the visitor's
   * sessions erased. Empty in what an older release wrote, until the next session.
   */
  secret: string;
  sessionId: SessionId;
  startedAtMs: number;
  lastActivityMs: number;
  /** The visitor has touched the page: before that nothing is stored or sent. */
  engaged: boolean;
  /** The server wants no more of this session. */
  stopped: boolean;
  /** A trigger or `start()` has decided that the session is recorded, whatever sampling says. */
  chosen: boolean;
  /** The session is of the page around this frame, and so is its visitor. */
  isGuest: boolean;
  /** For rules of high value: pages seen, and ms in which the visitor was active. */
  pageCount: number;
  engagedMs: number;
}

/** Whether the session goes on at `nowMs`. */
export function decideSession(record: SessionRecord, nowMs: number): "continue" | "idle" | "max" | "clock" {
  if (record.startedAtMs > nowMs + sessionIdMaxAheadMs) return "clock";
  if (record.lastActivityMs > nowMs + sessionIdMaxAheadMs) return "clock";
  if (nowMs - record.startedAtMs >= sessionMaxMs) return "max";
  return nowMs - record.lastActivityMs >= sessionIdleMs ? "idle" : "continue";
}

/** At five bits a character nobody guesses it. */
const secretChars = 32;

/**
 * @param visitor who was here before, null for a new one
 * @param letters text of that many random characters, see `randomLetters`
 */
export function newSession(
  tag: string,
  nowMs: number,
  visitor: Pick<SessionRecord, "visitorId" | "secret"> | null,
  letters: (length: number) => string,
): SessionRecord {
  return {
    visitorId: visitor?.visitorId ?? makeVisitorId(letters(16)),
    secret: visitor?.secret || letters(secretChars),
    sessionId: makeSessionId(tag, nowMs, letters(16)),
    startedAtMs: nowMs,
    lastActivityMs: nowMs,
    engaged: false,
    stopped: false,
    chosen: false,
    isGuest: false,
    pageCount: 0,
    engagedMs: 0,
  };
}

/** Reads what another page or release wrote; null for anything that is no session. */
export function parseSession(text: string | null): SessionRecord | null {
  try {
    const fields: Partial<Record<keyof SessionRecord, unknown>> = JSON.parse(text ?? "{}");
    const visitorId = parseVisitorId(String(fields.visitorId));
    const sessionId = parseSessionId(String(fields.sessionId));
    const { secret, startedAtMs, lastActivityMs, engaged, stopped } = fields;
    if (visitorId === null || sessionId === null) return null;
    if (typeof startedAtMs !== "number" || typeof lastActivityMs !== "number") return null;
    return {
      visitorId,
      secret: typeof secret === "string" ? secret : "",
      sessionId,
      startedAtMs,
      lastActivityMs,
      engaged: engaged === true,
      stopped: stopped === true,
      chosen: fields.chosen === true,
      isGuest: fields.isGuest === true,
      pageCount: Number(fields.pageCount) || 0,
      engagedMs: Number(fields.engagedMs) || 0,
    };
  } catch {
    return null;
  }
}
