import type { SessionId } from "../../../protocol/ids.ts";
import type { LiveSession } from "../session.ts";
import type { Tab } from "../tab.ts";
import type { ChunkName, ChunkPlace } from "./chunk.ts";
import { secretHash } from "./secret-hash.ts";

/** Names this page's chunks, in the tab's count. */
export interface ChunkNames {
  /** Where the next chunk will stand. */
  place(): ChunkPlace;
  /** The first of a session says whose it is. */
  next(): ChunkName;
}

/**
 * @param showsEmails the website has switched the masking of e-mail addresses off, which the server has to know
 * @param asksSignals whether the page listens for what the server finds
 */
export function createChunkNames(
  session: LiveSession,
  tab: Tab,
  showsEmails: boolean,
  asksSignals: () => boolean = () => false,
): ChunkNames {
  let announcedTo: SessionId | null = null;
  return {
    place() {
      const { sessionId, tabId, nextSeq } = tab.current();
      return { sessionId, tabId, seq: nextSeq };
    },
    next() {
      const { sessionId, tabId } = tab.current();
      const { visitorId, secret, isGuest } = session.current();
      // A guest leaves it to the page around it to say whose session it is.
      const isToAnnounce = announcedTo !== sessionId && !isGuest;
      announcedTo = sessionId;
      const announced = isToAnnounce && { visitorId, secretHash: secretHash(secret) };
      const name = { sessionId, tabId, seq: tab.takeSeq(), isRecovered: false, visitorId: null };
      const asked = asksSignals() && { asksSignals: true as const };
      return { ...name, ...announced, ...(showsEmails && { showsEmails }), ...asked };
    },
  };
}
