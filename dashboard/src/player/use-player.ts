import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TabId } from "../../../protocol/ids.ts";
import type { Replay } from "../api/replay.ts";
import { startDecoder } from "../replay/decoder.ts";
import { linkFrame } from "../replay/frame-link.ts";
import { type ReplayAccess, useReplayAccess } from "../replay/replay-access.ts";
import { ReplaySource } from "../replay/replay-source.ts";
import { atMostEvery } from "./at-most-every.ts";
import type { Beginning } from "./begin-at.ts";
import { Playback } from "./playback.ts";
import { makePlayerStore, type PlayerStore } from "./player-state.ts";
import { standsAt } from "./stands-at.ts";
import { watchLive } from "./watch-live.ts";

/** A live session's timeline grows, and is asked for again when something came, but no more often. */
const timelineEveryMs = 2_000;

export interface PlayerAsk extends Beginning {
  replay: Replay;
  tabId: TabId | undefined;
  frameOrigin: string;
}

export interface Player {
  store: PlayerStore;
  /** Null until the frame stands. */
  playback: Playback | null;
  /** What is loaded of the session; null until the frame stands. */
  source: ReplaySource | null;
  frame: RefObject<HTMLIFrameElement | null>;
}

/** The player of one session: mount it anew for another. */
export function usePlayer({ replay, tabId, frameOrigin, startMs, rests, follows }: PlayerAsk): Player {
  const frame = useRef<HTMLIFrameElement>(null);
  const [store] = useState(() => makePlayerStore({ tMs: startMs, isPlaying: !rests }));
  const [followsAtFirst] = useState(follows);
  const [parts, setParts] = useState<{ playback: Playback; source: ReplaySource } | null>(null);
  const access = useReplayAccess();

  // Before the browser has a chance to deliver the frame's first word, which is said once.
  useLayoutEffect(() => {
    if (frame.current === null) return;
    const decoder = startDecoder();
    const source = new ReplaySource({
      ...access.reads,
      decode: decoder.decode,
      onChunks: () => playback.pump(),
      onProblem: (problem) => store.set({ problem }),
    });
    const link = linkFrame(frame.current, frameOrigin, (message) => playback.receive(message));
    const playback = new Playback(store, source, link.send, followsAtFirst);
    setParts({ playback, source });
    return () => {
      link.close();
      source.close();
      decoder.close();
    };
  }, [store, access, frameOrigin, followsAtFirst]);

  useEffect(() => parts?.playback.show(replay, tabId), [parts, replay, tabId]);

  useLive(parts?.source ?? null, replay, access);
  return { store, playback: parts?.playback ?? null, source: parts?.source ?? null, frame };
}

/** While the session goes on, gives the source what lands in it, and asks for its timeline anew. */
function useLive(source: ReplaySource | null, replay: Replay, { queryKey, openSocket }: ReplayAccess): void {
  const queries = useQueryClient();
  const latest = useRef(replay);
  useEffect(() => {
    latest.current = replay;
  });
  const isLive = replay.session.status === "active";
  useEffect(() => {
    if (source === null || !isLive) return;
    const news = atMostEvery(timelineEveryMs, () => void queries.invalidateQueries({ queryKey }));
    const seqsOf = (tabId: TabId) => [...source.chunksOf(tabId)].map(({ seq }) => seq);
    const leave = watchLive({
      openSocket,
      stands: () => standsAt(latest.current.timeline, seqsOf),
      take: (bytes) => source.take(bytes),
      pull: () => source.loadTail(),
      onNews: news.ask,
    });
    return () => {
      leave();
      news.stop();
    };
  }, [source, isLive, queryKey, openSocket, queries]);
}
