import { maxPresentTabs } from "../../protocol/limits.ts";
import type { PageWord, SessionWord } from "../presence-stub.ts";
import { deviceOf } from "../session/device.ts";
import type { Present } from "./present.ts";

/**
 * What is known of a visitor once a page has said its word.
 * @param known null: nothing was
 * @returns null when there is nothing to know: a page goes of which nobody has heard
 */
export function withPageWord(known: Present | null, word: PageWord, nowMs: number): Present | null {
  const { said, pageId, url, sessionId, state } = word;
  if (said === "gone") {
    if (known === null) return null;
    const pageIds = (known.pageIds ?? []).filter((id) => id !== pageId);
    const hasLeft = pageIds.length === 0;
    return { ...known, pageIds, saidAtMs: nowMs, leftAtMs: hasLeft ? (known.leftAtMs ?? nowMs) : null };
  }
  const others = (known?.pageIds ?? []).filter((id) => id !== pageId);
  return {
    ...(known ?? newPresent(word, nowMs)),
    // Another visit: what was seen of the one before is not this one's.
    ...(known !== null && known.sessionId !== sessionId && { struggle: null }),
    sessionId,
    // What the session's object has said counts: the page may not know yet that it is sent.
    state: known?.state === "recorded" && known.sessionId === sessionId ? "recorded" : state,
    contact: word.contact ?? known?.contact ?? null,
    url,
    pageSinceMs: known !== null && known.url === url ? known.pageSinceMs : nowMs,
    pageIds: [...others, pageId].slice(-maxPresentTabs),
    saidAtMs: nowMs,
    leftAtMs: null,
  };
}

/** As above, for what the session's object says. */
export function withSessionWord(known: Present | null, word: SessionWord, nowMs: number): Present | null {
  const { said, sessionId, contact } = word;
  switch (said) {
    case "active": {
      const present = known ?? newPresent(word, nowMs);
      // Pages that say when they go also say when they come: the chunk that one cuts as it goes brings nobody back.
      const leftAtMs = present.pageIds === null ? null : present.leftAtMs;
      const { contact: before } = present;
      return {
        ...present,
        sessionId,
        state: "recorded",
        contact: contact ?? before,
        saidAtMs: nowMs,
        leftAtMs,
      };
    }
    case "struggled":
      if (known === null || known.sessionId !== sessionId) return known;
      return { ...known, contact: contact ?? known.contact, struggle: word.struggle };
    case "closed":
      // A page in front is being read, for all that it has said.
      if (known === null || known.sessionId !== sessionId || known.pageIds !== null) return known;
      return { ...known, leftAtMs: known.leftAtMs ?? nowMs };
  }
}

function newPresent(word: PageWord | SessionWord, nowMs: number): Present {
  const { deviceType, browser, os } = deviceOf(word.userAgent);
  const { visitorId, sessionId, url, country } = word;
  return {
    ...{ visitorId, sessionId, url, country, deviceType, browser, os },
    ...{ state: "recorded", contact: null, struggle: null, invite: null },
    ...{ pageSinceMs: nowMs, pageIds: null, saidAtMs: nowMs, leftAtMs: null },
  };
}
