import { type RefObject, useRef } from "react";
import { RecordedFrame } from "../replay/recorded-frame.tsx";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { useSize } from "./use-size.ts";

interface StageProps {
  frame: RefObject<HTMLIFrameElement | null>;
  publicOrigin: string;
  websiteId: string;
  store: PlayerStore;
  isLive: boolean;
  onToggle: () => void;
}

/** The recorded page, whole and in the middle of a neutral mat. */
export function Stage({ frame, publicOrigin, websiteId, store, isLive, onToggle }: StageProps) {
  const mat = useRef<HTMLDivElement>(null);
  const matSize = useSize(mat);
  const pageSize = usePlayerState(store, (state) => state.pageSize);
  return (
    <div className="relative min-h-0 flex-1 bg-sunken p-3 max-md:p-2">
      <div ref={mat} className="relative size-full overflow-hidden">
        <RecordedFrame
          frame={frame}
          publicOrigin={publicOrigin}
          websiteId={websiteId}
          title="Recorded page"
          pageSize={pageSize}
          within={matSize}
          className="rounded-[2px]"
        />
        {/* Clicking the picture plays and pauses, as in any player; Space and the button do the same by keyboard. */}
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className="absolute inset-0"
          onClick={onToggle}
        />
      </div>
      <StageState store={store} isLive={isLive} />
    </div>
  );
}

/** What the person cannot see from the picture alone. */
function StageState({ store, isLive }: { store: PlayerStore; isLive: boolean }) {
  const hasPage = usePlayerState(store, (state) => state.pageSize !== null);
  const isWaiting = usePlayerState(store, (state) => state.isWaiting);
  const hasFlaws = usePlayerState(store, (state) => state.hasFlaws);
  const words = () => {
    if (!hasPage) return "Loading the page…";
    if (isWaiting) return isLive ? "Waiting for the visitor…" : "Loading…";
    return hasFlaws ? "Parts of this page could not be rebuilt" : null;
  };
  const said = words();
  if (said === null) return null;
  return (
    <p
      role="status"
      className="absolute bottom-6 left-1/2 -translate-x-1/2 rounded-full border border-line bg-raised px-3 py-1 text-small text-muted shadow-float"
    >
      {said}
    </p>
  );
}
