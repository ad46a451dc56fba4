import { useId } from "react";
import type { Note } from "../../../protocol/api-notes.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { Replay } from "../api/replay.ts";
import { SignalShape } from "../design/signal-shape.tsx";
import { type SessionClock, toSessionTime } from "../replay/session-clock.ts";
import type { IdleStretch } from "./idle.ts";
import type { HappenedMoment } from "./moments.ts";
import { activityBars, fitLabel, pageBands, type Scale, weightOf, xOf } from "./timeline-geometry.ts";

/** Rows of the drawing, px from the top: pages, activity, what happened. */
const pagesBottom = 18;
const barsTop = 24;
const barsBottom = 56;
const marksMiddle = 67;
const height = 76;
/** Width of a letter of the mono at 10.5 px. */
const charPx = 6.4;

interface TimelineDrawingProps {
  replay: Replay;
  tab: TimelineTab;
  clock: SessionClock;
  moments: readonly HappenedMoment[];
  notes: readonly Note[];
  idle: readonly IdleStretch[];
  scale: Scale;
  hoverX: number | null;
}

export function TimelineDrawing(props: TimelineDrawingProps) {
  const { replay, tab, clock, moments, notes, idle, scale, hoverX } = props;
  const { session, timeline } = replay;
  const hatchId = useId();
  return (
    <svg width={scale.widthPx} height={height} className="block overflow-visible" aria-hidden="true">
      <defs>
        <pattern
          id={hatchId}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1.5" />
        </pattern>
      </defs>
      <Pages moments={moments} tab={tab} clock={clock} scale={scale} />
      {idle.map(({ fromMs, toMs }) => (
        <rect
          key={fromMs}
          x={xOf(scale, fromMs)}
          y={barsBottom - 10}
          width={xOf(scale, toMs) - xOf(scale, fromMs)}
          height={10}
          fill={`url(#${hatchId})`}
        />
      ))}
      {activityBars(timeline, clock, scale).map((bar) => {
        const barHeight = Math.max(2, bar.height * (barsBottom - barsTop));
        return (
          <rect
            key={bar.x}
            x={bar.x}
            y={barsBottom - barHeight}
            width={bar.widthPx}
            height={barHeight}
            rx={bar.widthPx > 4 ? 1 : 0}
            fill="var(--bars)"
          />
        );
      })}
      <line x1={0} x2={scale.widthPx} y1={barsBottom + 0.5} y2={barsBottom + 0.5} stroke="var(--line)" />
      {inDrawingOrder(moments).map((moment) => (
        <Mark key={moment.key} moment={moment} x={xOf(scale, moment.tMs)} />
      ))}
      {notes.map(({ noteId, atMs }) => (
        <NoteMark key={noteId} x={xOf(scale, atMs)} />
      ))}
      <Gaps replay={replay} tab={tab} clock={clock} scale={scale} />
      {session.status === "active" && <LiveEdge x={xOf(scale, toSessionTime(clock, tab, tab.lastAt))} />}
      {hoverX !== null && (
        <line x1={hoverX} x2={hoverX} y1={0} y2={height} stroke="var(--muted)" strokeDasharray="2 2" />
      )}
    </svg>
  );
}

/** A signal stands at the click that it tells of, and in front of it; muted ones behind those that count. */
const inDrawingOrder = (moments: readonly HappenedMoment[]): HappenedMoment[] =>
  moments.toSorted((one, other) => weightOf(one) - weightOf(other));

function Pages({
  moments,
  tab,
  clock,
  scale,
}: Pick<TimelineDrawingProps, "moments" | "tab" | "clock" | "scale">) {
  return pageBands(moments, tab, clock, scale).map((band, index) => (
    <g key={band.key}>
      <rect
        x={band.x}
        y={0.5}
        width={Math.max(1, band.widthPx - 2)}
        height={pagesBottom - 1}
        rx={3}
        fill={index % 2 === 0 ? "var(--hover)" : "var(--surface)"}
        stroke="var(--line)"
      />
      <text x={band.x + 6} y={12.5} fontSize={10.5} fontFamily="var(--font-mono)" fill="var(--muted)">
        {fitLabel(band.path, band.widthPx, charPx, 12)}
      </text>
    </g>
  ));
}

function Mark({ moment, x }: { moment: HappenedMoment; x: number }) {
  switch (moment.kind) {
    case "page":
      return null;
    case "click":
      return <circle cx={x} cy={marksMiddle} r={2.5} fill="var(--muted)" />;
    case "error":
      return (
        <path
          d={`M${x} ${marksMiddle - 5}l5 9h-10z`}
          fill="var(--error)"
          stroke="var(--surface)"
          strokeWidth={1}
          strokeLinejoin="round"
        />
      );
    case "told":
      return (
        <rect
          x={x - 2.5}
          y={marksMiddle - 2.5}
          width={5}
          height={5}
          fill="var(--surface)"
          stroke="var(--muted)"
          strokeWidth={1.2}
        />
      );
    case "signal":
      return (
        <g transform={`translate(${x - 6} ${marksMiddle - 7})`} data-signal={moment.signal.kind}>
          <SignalShape kind={moment.signal.kind} isMuted={moment.signal.muted !== undefined} />
        </g>
      );
  }
}

/** A flag that hangs over the activity. */
function NoteMark({ x }: { x: number }) {
  return (
    <g data-note>
      <line x1={x} x2={x} y1={pagesBottom + 1} y2={barsBottom} stroke="var(--ink)" />
      <path d={`M${x} ${pagesBottom + 1}h9l-2.5 3.5 2.5 3.5h-9z`} fill="var(--ink)" />
    </g>
  );
}

/** Where chunks are missing, crossed out. */
function Gaps({
  replay,
  tab,
  clock,
  scale,
}: Pick<TimelineDrawingProps, "replay" | "tab" | "clock" | "scale">) {
  const gaps = (replay.completeness?.gaps ?? []).filter(({ tabId }) => tabId === tab.tabId);
  return gaps.map(({ fromSeq, fromAtMs, toAtMs }) => {
    const x = xOf(scale, fromAtMs - clock.startMs);
    const end = Math.max(x + 6, xOf(scale, toAtMs - clock.startMs));
    return (
      <g key={fromSeq} data-gap stroke="var(--error)" strokeWidth={1}>
        <rect x={x} y={barsTop} width={end - x} height={barsBottom - barsTop} fill="var(--surface)" />
        <path d={`M${x} ${barsTop}L${end} ${barsBottom}M${end} ${barsTop}L${x} ${barsBottom}`} />
      </g>
    );
  });
}

function LiveEdge({ x }: { x: number }) {
  return (
    <g className="animate-live">
      <rect x={x - 7} y={0} width={8} height={height} fill="var(--live)" opacity={0.16} />
      <rect x={x - 1} y={0} width={2} height={height} fill="var(--live)" />
    </g>
  );
}
