import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { meQuery } from "../api/account.ts";
import { glanceAtTail, replayQuery } from "../api/replay.ts";
import { startDecoder } from "../replay/decoder.ts";
import { memberAccess } from "../replay/replay-access.ts";
import { ReplaySource } from "../replay/replay-source.ts";
import { newestTab, sessionClock, toSessionTime } from "../replay/session-clock.ts";
import { StillPicture, stillSize } from "../replay/still-picture.tsx";

interface LiveStillProps {
  websiteId: string;
  sessionId: string;
  widthPx: number;
  maxHeightPx: number;
}

/** The visitor's page as of what has come from them so far; nobody is made to send more by being looked at. */
export function LiveStill({ websiteId, sessionId, widthPx, maxHeightPx }: LiveStillProps) {
  const { data: me } = useQuery(meQuery);
  // Each look is at what there is then.
  const { data: replay, error } = useQuery({ ...replayQuery(sessionId), staleTime: 0 });
  const source = useStored(websiteId, sessionId);
  const tab = replay ? newestTab(replay.timeline) : null;
  const { viewportWidth = 0, viewportHeight = 0 } = replay?.session ?? {};
  const size = stillSize({ width: viewportWidth, height: viewportHeight }, widthPx, maxHeightPx);
  if (error) return <p className="px-2.5 pt-1.5 text-muted">{error.message}</p>;
  if (!me || !replay || tab === null || source === null)
    return <div className="animate-wait bg-sunken" style={size} />;
  const endMs = toSessionTime(sessionClock(replay.timeline), tab, tab.lastAt);
  return <StillPicture {...{ source, replay, tab, size }} publicOrigin={me.publicOrigin} tMs={endMs} />;
}

/** What is stored of a session, with what stands in its tail; null until that is there. */
function useStored(websiteId: string, sessionId: string): ReplaySource | null {
  const [stored, setStored] = useState<ReplaySource | null>(null);
  useEffect(() => {
    const decoder = startDecoder();
    const source = new ReplaySource({
      ...memberAccess(websiteId, sessionId).reads,
      fetchTail: (_, signal) => glanceAtTail(sessionId, signal),
      decode: decoder.decode,
      onChunks: () => {},
      onProblem: () => {},
    });
    void source.loadTail().then(() => setStored(source));
    return () => {
      setStored(null);
      source.close();
      decoder.close();
    };
  }, [websiteId, sessionId]);
  return stored;
}
