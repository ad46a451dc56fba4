import { useCallback, useSyncExternalStore } from "react";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { followPresence } from "./follow-presence.ts";
import { openPresenceSocket } from "./presence.ts";

/** One line a website, however many parts of the page look at it. */
interface Feed {
  visitors: readonly LiveVisitor[] | null;
  listeners: Set<() => void>;
  stop: () => void;
}
const feeds = new Map<string, Feed>();

function listen(websiteId: string, listener: () => void): () => void {
  const feed = feeds.get(websiteId) ?? startFeed(websiteId);
  feed.listeners.add(listener);
  return () => {
    feed.listeners.delete(listener);
    if (feed.listeners.size > 0) return;
    feeds.delete(websiteId);
    feed.stop();
  };
}

function startFeed(websiteId: string): Feed {
  const feed: Feed = { visitors: null, listeners: new Set(), stop: () => {} };
  feeds.set(websiteId, feed);
  feed.stop = followPresence({
    openSocket: () => openPresenceSocket(websiteId),
    onVisitors: (visitors) => {
      feed.visitors = visitors;
      for (const listener of feed.listeners) listener();
    },
  });
  return feed;
}

/** Who is on the website as it changes; null while nobody can say. */
export function usePresence(websiteId: string): readonly LiveVisitor[] | null {
  const subscribe = useCallback((listener: () => void) => listen(websiteId, listener), [websiteId]);
  return useSyncExternalStore(subscribe, () => feeds.get(websiteId)?.visitors ?? null);
}
