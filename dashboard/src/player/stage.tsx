import { clsx } from "clsx";
import { Play } from "lucide-react";
import { type RefObject, useRef } from "react";
import { fitStage } from "./fit-stage.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { useSize } from "./use-size.ts";

interface StageProps {
  frame: RefObject<HTMLIFrameElement | null>;
  frameUrl: string;
  store: PlayerStore;
  isLive: boolean;
  onToggle: () => void;
}

/** The recorded page, whole and in the middle of a neutral mat. */
export function Stage({ frame, frameUrl, store, isLive, onToggle }: StageProps) {
  const mat = useRef<HTMLDivElement>(null);
  const matSize = useSize(mat);
  const pageSize = usePlayerState(store, (state) => state.pageSize);
  const place = matSize && pageSize ? fitStage(matSize, pageSize) : null;
  return (
    <div className="relative min-h-0 flex-1 bg-sunken p-3 max-md:p-2">
      <div ref={mat} className="relative size-full overflow-hidden">
        <iframe
          ref={frame}
          title="Recorded page"
          src={frameUrl}
          sandbox="allow-scripts allow-same-origin"
          referrerPolicy="origin"
          tabIndex={-1}
          className={clsx(
            "pointer-events-none absolute origin-top-left rounded-[2px] bg-white shadow-[0_0_0_1px_var(--line)]",
            place === null && "opacity-0",
          )}
          style={
            place && pageSize
              ? {
                  width: pageSize.width,
                  height: pageSize.height,
                  transform: `translate(${place.left}px, ${place.top}px) scale(${place.scale})`,
                }
              : undefined
          }
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

/** What the stage is doing, when it does not simply play. */
function StageState({ store, isLive }: { store: PlayerStore; isLive: boolean }) {
  const hasPage = usePlayerState(store, (state) => state.pageSize !== null);
  const isWaiting = usePlayerState(store, (state) => state.isWaiting);
  const isResting = usePlayerState(store, (state) => !state.isPlaying && !state.isWaiting);
  if (isWaiting)
    return (
      <p
        role="status"
        className="absolute bottom-6 left-1/2 -translate-x-1/2 rounded-full border border-line bg-raised px-3 py-1 text-small text-muted shadow-float"
      >
        {!hasPage ? "Loading the page…" : isLive ? "Waiting for the visitor…" : "Loading…"}
      </p>
    );
  if (!isResting || !hasPage) return null;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute left-1/2 top-1/2 flex size-14 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full bg-[oklch(0.2_0.01_265/0.72)] text-[oklch(1_0_0)]"
    >
      <Play className="ml-1 size-6 fill-current" />
    </span>
  );
}
