import type { ReactNode } from "react";
import type { Note } from "../../../protocol/api-notes.ts";
import { formatClock, pathOf } from "../design/format.ts";
import { SignalIcon } from "../design/signal-shape.tsx";
import type { IdleStretch } from "./idle.ts";
import { momentWords } from "./moment-words.ts";
import { type HappenedMoment, lastAtOrBefore } from "./moments.ts";
import { clamp, momentNear, type Scale, timeAt, xOf } from "./timeline-geometry.ts";

const cardPx = 240;
const borderPx = 1;
const reachPx = 7;

/** Room for a still of the page. */
export interface StillBox {
  widthPx: number;
  maxHeightPx: number;
}

/** @param tMs null while nobody points at a moment */
export type MakeStill = (tMs: number | null, box: StillBox) => ReactNode;

interface TimelineHoverProps {
  scale: Scale;
  x: number;
  /** Whether the pointer is there; the card stays for the next time, since a still takes a while to make. */
  isShown: boolean;
  /** How high a still may be. */
  maxStillPx: number;
  /** Null: there is nothing to make one of yet. */
  still: MakeStill | null;
  moments: readonly HappenedMoment[];
  notes: readonly Note[];
  idle: readonly IdleStretch[];
}

/** Time, page and what happened under the pointer. */
export function TimelineHover(props: TimelineHoverProps) {
  const { scale, x, isShown, moments, notes, idle } = props;
  const tMs = timeAt(scale, x);
  const pages = moments.flatMap((moment) => (moment.kind === "page" ? [moment] : []));
  const page = pages[lastAtOrBefore(pages, tMs)];
  const near = momentNear(moments, scale, x, reachPx);
  const note = notes.find(({ atMs }) => Math.abs(xOf(scale, atMs) - x) < reachPx);
  const isIdle = idle.some(({ fromMs, toMs }) => fromMs <= tMs && tMs < toMs);
  return (
    <div
      aria-hidden="true"
      hidden={!isShown}
      className="pointer-events-none absolute bottom-full z-10 mb-2 overflow-hidden rounded-md border border-line bg-raised text-small shadow-float"
      style={{ width: cardPx, left: clamp(x - cardPx / 2, 0, scale.widthPx - cardPx) }}
    >
      {props.still?.(isShown ? tMs : null, {
        widthPx: cardPx - 2 * borderPx,
        maxHeightPx: props.maxStillPx,
      })}
      <div className="px-2.5 py-1.5">
        <p className="flex gap-2">
          <span className="font-medium">{formatClock(tMs)}</span>
          <span className="truncate font-mono text-muted">{page ? pathOf(page.page.url) : ""}</span>
        </p>
        {page && page.page.title !== "" && <p className="truncate text-muted">{page.page.title}</p>}
        {near && near.kind !== "page" && (
          <p className={near.kind === "error" ? "line-clamp-2 text-error" : "line-clamp-2"}>
            {near.kind === "error" && "▲ "}
            {near.kind === "click" && "Click "}
            {near.kind === "signal" && (
              <span className="mr-1.5 inline-block align-[-1px]">
                <SignalIcon kind={near.signal.kind} isMuted={near.signal.muted !== undefined} />
              </span>
            )}
            {momentWords(near)}
          </p>
        )}
        {note && (
          <p className="line-clamp-3">
            <span className="text-muted">{note.author.name}:</span> {note.text}
          </p>
        )}
        {!near && !note && isIdle && <p className="text-muted">Nothing happens here</p>}
      </div>
    </div>
  );
}
