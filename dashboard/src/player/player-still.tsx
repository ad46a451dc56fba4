import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { Replay } from "../api/replay.ts";
import type { ReplaySource } from "../replay/replay-source.ts";
import { StillPicture, stillSize } from "../replay/still-picture.tsx";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import type { StillBox } from "./timeline-hover.tsx";

interface PlayerStillProps {
  store: PlayerStore;
  source: ReplaySource;
  replay: Replay;
  tab: TimelineTab;
  publicOrigin: string;
  /** Null while nobody points at a moment. */
  tMs: number | null;
  box: StillBox;
}

/** A still beside the page that plays, which comes first: nothing is made until it stands, nor while it is on its way elsewhere. */
export function PlayerStill({ store, tMs, box, ...still }: PlayerStillProps) {
  const pageSize = usePlayerState(store, (state) => state.pageSize);
  const isSeeking = usePlayerState(store, (state) => state.isSeeking);
  if (pageSize === null) return null;
  const size = stillSize(pageSize, box.widthPx, box.maxHeightPx);
  return <StillPicture {...still} tMs={isSeeking ? null : tMs} size={size} />;
}
