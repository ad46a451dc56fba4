import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatClock } from "../design/format.ts";

interface SeekRowProps {
  tMs: number;
  isCurrent: boolean;
  onSeek: (tMs: number) => void;
  /** In the line of the time. */
  children: ReactNode;
  /** Below it. */
  more?: ReactNode;
}

/** A row of a panel that leads to its moment. */
export function SeekRow({ tMs, isCurrent, onSeek, children, more }: SeekRowProps) {
  return (
    <div
      className={clsx(
        "border-b border-l-2 border-b-line px-3 py-2",
        isCurrent ? "border-l-accent bg-hover" : "border-l-transparent",
      )}
    >
      <button
        type="button"
        // A press with the mouse leaves the focus where it was, so that Space goes on to mean play and pause.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onSeek(tMs)}
        className="group flex w-full items-baseline gap-2 text-left -outline-offset-2"
      >
        <span className="w-11 shrink-0 text-right text-muted group-hover:text-ink">{formatClock(tMs)}</span>
        {children}
      </button>
      {more}
    </div>
  );
}
