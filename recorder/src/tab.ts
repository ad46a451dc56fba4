import { makeTabId, type SessionId } from "../../protocol/ids.ts";
import { randomLetters } from "../session/random.ts";
import type { TextStore } from "../session/text-store.ts";
import { parseTabToken, type TabToken, tokenFor } from "./tab-token.ts";

export interface Tab {
  current(): TabToken;
  takeSeq(): number;
  /** Whether something of the tab waits for a trigger. */
  setHeld(hasHeld: boolean): void;
  /** Goes on with another session under the same tab id. */
  enter(sessionId: SessionId): void;
  /** The same chunks under another session's name: the count goes on. */
  rename(sessionId: SessionId): void;
  /** Leaves the token for the tab's next document. */
  handBack(): void;
  /** Takes the token, when the document comes back from the back-forward cache. */
  take(): void;
  /**
   * Takes it at the last moment before anything is cut, because the browser may hide the document before
   * only after this one has begun. True when that gave the tab its older name.
   */
  takeLate(): boolean;
}

export function createTab(store: TextStore, sessionId: SessionId): Tab {
  const find = (): TabToken | null => {
    const found = parseTabToken(store.read());
    store.remove();
    return found;
  };
  const take = (forSession: SessionId): TabToken =>
    tokenFor(find(), forSession, makeTabId(randomLetters(12)));
  let token = take(sessionId);
  let isHandedBack = false;
  const handBack = (): void => {
    isHandedBack = true;
    store.write(JSON.stringify(token));
  };
  return {
    current: () => token,
    takeSeq() {
      const { nextSeq } = token;
      token = { ...token, nextSeq: nextSeq + 1 };
      // Browsers tell of hiding after `pagehide`, too, and what is cut then counts.
      if (isHandedBack) handBack();
      return nextSeq;
    },
    setHeld(hasHeld) {
      token = { ...token, hasHeld };
      if (isHandedBack) handBack();
    },
    enter(next) {
      token = tokenFor(token, next, token.tabId);
    },
    rename(next) {
      token = { ...token, sessionId: next };
    },
    handBack,
    take() {
      isHandedBack = false;
      token = take(token.sessionId);
    },
    takeLate() {
      const found = token.nextSeq === 0 ? find() : null;
      if (found) token = tokenFor(found, token.sessionId, found.tabId);
      return found !== null;
    },
  };
}
