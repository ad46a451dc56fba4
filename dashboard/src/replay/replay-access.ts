import { createContext, useContext } from "react";
import { fetchSheet, fetchStretch, fetchTail, openLiveSocket, replayQuery } from "../api/replay.ts";
import { fetchSharedSheet, fetchSharedStretch, fetchSharedTail, sharedReplayQuery } from "../api/shared.ts";
import type { SourceParts } from "./replay-source.ts";

/** By what right a session is watched: as a member of its organisation, or by a public link. */
export interface ReplayAccess {
  reads: Pick<SourceParts, "fetchStretch" | "fetchTail" | "fetchSheet">;
  /** Null: there is none, and who watches a live session asks for its tail. */
  openSocket: (() => WebSocket) | null;
  /** Of the timeline, which a live session's news make ask for anew. */
  queryKey: readonly unknown[];
  /** A member may know who the visitor is, judge signals, write notes and share; who has a link may look. */
  isMember: boolean;
}

export const memberAccess = (websiteId: string, sessionId: string): ReplayAccess => ({
  reads: {
    fetchStretch: (stretch, signal) => fetchStretch(sessionId, stretch, signal),
    fetchTail: (after, signal) => fetchTail(sessionId, after, signal),
    fetchSheet: (hash, signal) => fetchSheet(websiteId, hash, signal),
  },
  openSocket: () => openLiveSocket(sessionId),
  queryKey: replayQuery(sessionId).queryKey,
  isMember: true,
});

/** A link may be taken back at any moment, so that each look asks anew: there is no socket. */
export const sharedAccess = (token: string): ReplayAccess => ({
  reads: {
    fetchStretch: (stretch, signal) => fetchSharedStretch(token, stretch, signal),
    fetchTail: (after, signal) => fetchSharedTail(token, after, signal),
    fetchSheet: (hash, signal) => fetchSharedSheet(token, hash, signal),
  },
  openSocket: null,
  queryKey: sharedReplayQuery(token).queryKey,
  isMember: false,
});

const AccessContext = createContext<ReplayAccess | null>(null);
export const ReplayAccessProvider = AccessContext.Provider;

export function useReplayAccess(): ReplayAccess {
  const access = useContext(AccessContext);
  if (access === null) throw new Error("nobody has said by what right this session is watched");
  return access;
}

/** Parts of the player that only members have ask this. */
export const useIsMember = (): boolean => useContext(AccessContext)?.isMember ?? true;
