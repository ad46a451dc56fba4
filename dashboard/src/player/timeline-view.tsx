import { type PointerEvent, useMemo, useRef, useState } from "react";
import type { Note } from "../../../protocol/api-notes.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { Replay } from "../api/replay.ts";
import { formatClock } from "../design/format.ts";
import type { SessionClock } from "../replay/session-clock.ts";
import { idleStretches } from "./idle.ts";
import { isMarked } from "./moment-groups.ts";
import type { HappenedMoment } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { type SessionStretch, stretchBetween } from "./session-stretch.ts";
import { TimelineDrawing } from "./timeline-drawing.tsx";
import { clamp, type Scale, timeAt, xOf } from "./timeline-geometry.ts";
import { type MakeStill, TimelineHover } from "./timeline-hover.tsx";
import { useSize } from "./use-size.ts";

interface TimelineViewProps {
  replay: Replay;
  tab: TimelineTab;
  clock: SessionClock;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  notes: readonly Note[];
  /** What is meant by a share; null for none. */
  stretch: SessionStretch | null;
  onStretch: (stretch: SessionStretch | null) => void;
  onSeek: (tMs: number) => void;
  /** Makes the picture of a moment under the pointer; null while there is nothing to make one of. */
  still: MakeStill | null;
}

/** Where the pointer is, or was when it left. */
interface Hover {
  x: number;
  /** Of the timeline in the window. */
  topPx: number;
  isHere: boolean;
}

/** A still stands over the page that plays: no higher, and with that much left for the words below it. */
const stillPx = { most: 200, least: 64, words: 112 };

/**
 * The whole session at a glance, drawn before any event is loaded. Press or drag to go somewhere, drag with Shift to mark
 * a stretch.
 */
export function TimelineView(props: TimelineViewProps) {
  const { replay, clock, store, onSeek, onStretch } = props;
  const moments = useMemo(() => props.moments.filter(isMarked), [props.moments]);
  const markedFrom = useRef<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [hover, setHover] = useState<Hover | null>(null);
  const hoverX = hover?.isHere ? hover.x : null;
  const scale: Scale = { widthPx: size?.width ?? 0, durationMs: clock.durationMs };
  const idle = useMemo(() => idleStretches(replay.timeline, clock), [replay.timeline, clock]);

  const xUnder = (event: PointerEvent<HTMLDivElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const tMs = timeAt(scale, xUnder(event));
    markedFrom.current = event.shiftKey ? tMs : null;
    onStretch(null);
    if (!event.shiftKey) onSeek(tMs);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const topPx = event.currentTarget.getBoundingClientRect().top;
    setHover({ x: xUnder(event), topPx, isHere: true });
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const tMs = timeAt(scale, xUnder(event));
    if (markedFrom.current === null) onSeek(tMs);
    else onStretch(stretchBetween(markedFrom.current, tMs));
  };

  return (
    <div className="px-4 pt-2.5 max-md:px-3">
      <PositionSlider store={store} clock={clock}>
        <div
          ref={box}
          className="relative h-19 cursor-pointer touch-none select-none"
          onPointerDown={press}
          onPointerMove={move}
          onPointerLeave={() => setHover((last) => last && { ...last, isHere: false })}
        >
          {size !== null && (
            <>
              {props.stretch && <Marked stretch={props.stretch} scale={scale} />}
              <TimelineDrawing
                replay={replay}
                tab={props.tab}
                clock={clock}
                moments={moments}
                notes={props.notes}
                idle={idle}
                scale={scale}
                hoverX={hoverX}
              />
              <Playhead store={store} scale={scale} />
              {hover !== null && (
                <TimelineHover
                  scale={scale}
                  x={hover.x}
                  isShown={hover.isHere}
                  maxStillPx={clamp(hover.topPx - stillPx.words, stillPx.least, stillPx.most)}
                  still={props.still}
                  moments={moments}
                  notes={props.notes}
                  idle={idle}
                />
              )}
            </>
          )}
        </div>
      </PositionSlider>
    </div>
  );
}

function PositionSlider(props: { store: PlayerStore; clock: SessionClock; children: React.ReactNode }) {
  // Whole seconds, so that this does not render with every frame of the screen.
  const seconds = usePlayerState(props.store, (state) => Math.floor(state.tMs / 1_000));
  const { durationMs } = props.clock;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position"
      aria-valuemin={0}
      aria-valuemax={Math.floor(durationMs / 1_000)}
      aria-valuenow={seconds}
      aria-valuetext={`${formatClock(seconds * 1_000)} of ${formatClock(durationMs)}`}
      className="rounded-md"
    >
      {props.children}
    </div>
  );
}

function Playhead({ store, scale }: { store: PlayerStore; scale: Scale }) {
  const tMs = usePlayerState(store, (state) => state.tMs);
  return (
    <div
      data-playhead
      className="pointer-events-none absolute inset-y-0 left-0 w-px bg-accent"
      style={{ transform: `translateX(${xOf(scale, tMs)}px)` }}
    >
      <svg viewBox="0 0 11 9" className="absolute -left-[5px] -top-1 h-[9px] w-[11px]" aria-hidden="true">
        <path d="M1.2 0h8.6a1 1 0 0 1 .8 1.6L5.5 9 .4 1.6A1 1 0 0 1 1.2 0Z" fill="var(--accent)" />
      </svg>
    </div>
  );
}

function Marked({ stretch, scale }: { stretch: SessionStretch; scale: Scale }) {
  const left = xOf(scale, stretch.fromMs);
  return (
    <div
      data-stretch
      className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
      style={{ left, width: xOf(scale, stretch.toMs) - left }}
    />
  );
}
