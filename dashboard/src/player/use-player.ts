import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TabId } from "../../../protocol/ids.ts";
import { fetchSheet, fetchStretch, fetchTail, type Replay } from "../api/replay.ts";
import { startDecoder } from "./decoder.ts";
import { linkFrame } from "./frame-link.ts";
import { Playback } from "./playback.ts";
import { makePlayerStore, type PlayerStore } from "./player-state.ts";
import { ReplaySource } from "./replay-source.ts";

const tailEveryMs = 1_000;

export interface PlayerAsk {
  replay: Replay;
  tabId: TabId | undefined;
  frameOrigin: string;
  /** Where to begin; the player then rests there instead of playing. */
  startMs: number | undefined;
}

export interface Player {
  store: PlayerStore;
  /** Null until the frame stands. */
  playback: Playback | null;
  frame: RefObject<HTMLIFrameElement | null>;
}

/** The player of one session: mount it anew for another. */
export function usePlayer({ replay, tabId, frameOrigin, startMs }: PlayerAsk): Player {
  const frame = useRef<HTMLIFrameElement>(null);
  const [store] = useState(() => makePlayerStore({ tMs: startMs ?? 0, isPlaying: startMs === undefined }));
  const [parts, setParts] = useState<{ playback: Playback; source: ReplaySource } | null>(null);
  const { sessionId, websiteId, status } = replay.session;

  // Before the browser has a chance to deliver the frame's first word, which is said once.
  useLayoutEffect(() => {
    if (frame.current === null) return;
    const decoder = startDecoder();
    const source = new ReplaySource({
      fetchStretch: (stretch, signal) => fetchStretch(sessionId, stretch, signal),
      fetchTail: (after, signal) => fetchTail(sessionId, after, signal),
      fetchSheet: (hash, signal) => fetchSheet(websiteId, hash, signal),
      decode: decoder.decode,
      onChunks: () => playback.pump(),
      onProblem: (problem) => store.set({ problem }),
    });
    const link = linkFrame(frame.current, frameOrigin, (message) => playback.receive(message));
    const playback = new Playback(store, source, link.send);
    setParts({ playback, source });
    return () => {
      link.close();
      source.close();
      decoder.close();
    };
  }, [store, sessionId, websiteId, frameOrigin]);

  useEffect(() => parts?.playback.show(replay, tabId), [parts, replay, tabId]);

  const source = parts?.source;
  const isLive = status === "active";
  useEffect(() => {
    if (!source) return;
    return isLive ? pollTail(source) : undefined;
  }, [source, isLive]);

  return { store, playback: parts?.playback ?? null, frame };
}

/** Asks for the tail while the page is in sight, one question at a time. */
function pollTail(source: ReplaySource): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const ask = async () => {
    if (document.visibilityState === "visible") await source.loadTail();
    if (!isOver) timer = setTimeout(() => void ask(), tailEveryMs);
  };
  void ask();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
