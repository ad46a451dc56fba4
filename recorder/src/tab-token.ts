import { parseSessionId, parseTabId, type SessionId, type TabId } from "../../protocol/ids.ts";

/**
 * What one document of a tab leaves for the next. It is taken out while a document lives, so that a
 * duplicated tab, whose storage is a copy, finds none and gets an id of its own.
 */
export interface TabToken {
  tabId: TabId;
  sessionId: SessionId;
  nextSeq: number;
  /** Something stands in the browser for this tab and session that waits for a trigger. */
  hasHeld: boolean;
}

export function parseTabToken(text: string | null): TabToken | null {
  try {
    const fields: Partial<Record<keyof TabToken, unknown>> = JSON.parse(text ?? "{}");
    const tabId = parseTabId(String(fields.tabId));
    const sessionId = parseSessionId(String(fields.sessionId));
    const { nextSeq } = fields;
    if (tabId === null || sessionId === null) return null;
    return typeof nextSeq === "number" && nextSeq >= 0 && Number.isSafeInteger(nextSeq)
      ? { tabId, sessionId, nextSeq, hasHeld: fields.hasHeld === true }
      : null;
  } catch {
    return null;
  }
}

/** The token with which a document records `sessionId`: seq counts from 0 in each session. */
export const tokenFor = (found: TabToken | null, sessionId: SessionId, newTabId: TabId): TabToken => ({
  tabId: found?.tabId ?? newTabId,
  sessionId,
  nextSeq: found?.sessionId === sessionId ? found.nextSeq : 0,
  hasHeld: found?.sessionId === sessionId && found.hasHeld,
});
