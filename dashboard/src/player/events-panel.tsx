import { clsx } from "clsx";
import { CornerDownRight, MousePointerClick } from "lucide-react";
import { memo, useRef, useState } from "react";
import { Button } from "../design/button.tsx";
import { formatClock } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { SignalIcon } from "../design/signal-shape.tsx";
import { momentWords } from "./moment-words.ts";
import { type HappenedMoment, lastAtOrBefore } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { useRowInView } from "./use-row-in-view.ts";

interface EventsPanelProps {
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

/** What happened, in order. It follows the playhead until the person scrolls, and again when asked to. */
export function EventsPanel({ moments, store, onSeek }: EventsPanelProps) {
  const current = usePlayerState(store, (state) => lastAtOrBefore(moments, state.tMs));
  const [follows, setFollows] = useState(true);
  const list = useRef<HTMLOListElement>(null);
  useRowInView(list, current, follows);

  if (moments.length === 0)
    return <Notice title="Nothing happened in this tab">No page, click or error was recorded in it.</Notice>;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        className="relative min-h-0 flex-1 overflow-y-auto py-1"
        onWheel={() => setFollows(false)}
        onTouchMove={() => setFollows(false)}
      >
        <ol ref={list} aria-label="Events">
          {moments.map((moment, index) => (
            <MomentRow key={moment.key} moment={moment} isCurrent={index === current} onSeek={onSeek} />
          ))}
        </ol>
      </div>
      {!follows && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-float"
          onClick={() => setFollows(true)}
        >
          Follow the playhead
        </Button>
      )}
    </div>
  );
}

interface MomentRowProps {
  moment: HappenedMoment;
  isCurrent: boolean;
  onSeek: (tMs: number) => void;
}

const MomentRow = memo(function MomentRow({ moment, isCurrent, onSeek }: MomentRowProps) {
  const words = momentWords(moment);
  return (
    <li>
      <button
        type="button"
        // As in the controls: Space stays with play and pause.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onSeek(moment.tMs)}
        aria-current={isCurrent ? "true" : undefined}
        className={clsx(
          "flex h-8 w-full items-center gap-2 border-l-2 pl-3 pr-3 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2",
          isCurrent ? "border-accent bg-hover" : "border-transparent",
          moment.kind === "page" && "font-medium",
        )}
      >
        <span className="w-11 shrink-0 text-right text-muted">{formatClock(moment.tMs)}</span>
        <MomentGlyph moment={moment} />
        <span
          className={clsx(
            "truncate",
            moment.kind === "error" && "text-error",
            moment.kind === "page" && "font-mono text-[12px]",
            moment.kind === "signal" && moment.signal.muted !== undefined && "text-muted",
          )}
          title={moment.kind === "page" ? moment.page.url : words}
        >
          {words}
        </span>
      </button>
    </li>
  );
});

function MomentGlyph({ moment }: { moment: HappenedMoment }) {
  switch (moment.kind) {
    case "page":
      return <CornerDownRight className="size-3.5 shrink-0 text-muted" aria-label="Page" />;
    case "click":
      return <MousePointerClick className="size-3.5 shrink-0 text-muted" aria-label="Click" />;
    case "error":
      return (
        <span role="img" aria-label="Error" className="w-3.5 shrink-0 text-center text-small text-error">
          ▲
        </span>
      );
    case "signal":
      return (
        <span className="flex w-3.5 shrink-0 justify-center">
          <SignalIcon kind={moment.signal.kind} isMuted={moment.signal.muted !== undefined} />
        </span>
      );
  }
}
