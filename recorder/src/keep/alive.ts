import { parseTabId, type SiteKey, type TabId } from "../../../protocol/ids.ts";
import { guarded } from "../../guard.ts";
import { pause } from "../timers.ts";

const answerWithinMs = 500;

/** Tabs of one website tell each other that they live. Web Locks would do as well and keep pages out of the bfcache. */
export interface Alive {
  /** The other tabs that answered; null where tabs cannot talk. */
  ask(): Promise<ReadonlySet<TabId> | null>;
  open(): void;
  /** An open channel keeps a page out of the back-forward cache. */
  close(): void;
}

export function createAlive(siteKey: SiteKey, ownTabId: () => TabId): Alive {
  let channel: BroadcastChannel | null = null;
  let heard = new Set<TabId>();
  const open = guarded(() => {
    channel ??= new BroadcastChannel(`playhead:${siteKey}`);
    channel.onmessage = (message) => {
      if (message.data === "who") channel?.postMessage(ownTabId());
      const tabId = parseTabId(String(message.data));
      if (tabId) heard.add(tabId);
    };
  });
  open();
  return {
    async ask() {
      if (!channel) return null;
      heard = new Set();
      channel.postMessage("who");
      await pause(answerWithinMs);
      return heard;
    },
    open,
    close() {
      channel?.close();
      channel = null;
    },
  };
}
