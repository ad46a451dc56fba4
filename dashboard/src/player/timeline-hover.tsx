import type { Note } from "../../../protocol/api-notes.ts";
import { formatClock, pathOf } from "../design/format.ts";
import { SignalIcon } from "../design/signal-shape.tsx";
import type { IdleStretch } from "./idle.ts";
import { momentWords } from "./moment-words.ts";
import { type HappenedMoment, lastAtOrBefore } from "./moments.ts";
import { clamp, momentNear, type Scale, timeAt, xOf } from "./timeline-geometry.ts";

const cardPx = 240;
const reachPx = 7;

interface TimelineHoverProps {
  scale: Scale;
  x: number;
  moments: readonly HappenedMoment[];
  notes: readonly Note[];
  idle: readonly IdleStretch[];
}

/** Time, page and what happened under the pointer. */
export function TimelineHover({ scale, x, moments, notes, idle }: TimelineHoverProps) {
  const tMs = timeAt(scale, x);
  const pages = moments.flatMap((moment) => (moment.kind === "page" ? [moment] : []));
  const page = pages[lastAtOrBefore(pages, tMs)];
  const near = momentNear(moments, scale, x, reachPx);
  const note = notes.find(({ atMs }) => Math.abs(xOf(scale, atMs) - x) < reachPx);
  const isIdle = idle.some(({ fromMs, toMs }) => fromMs <= tMs && tMs < toMs);
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute bottom-full mb-2 rounded-md border border-line bg-raised px-2.5 py-1.5 text-small shadow-float"
      style={{ width: cardPx, left: clamp(x - cardPx / 2, 0, scale.widthPx - cardPx) }}
    >
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
  );
}
