import {
  ChevronLast,
  CircleHelp,
  FastForward,
  Link2,
  Maximize,
  Pause,
  Play,
  SkipForward,
} from "lucide-react";
import { useState } from "react";
import { buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";
import { formatClock } from "../design/format.ts";
import { IconButton } from "../design/icon-button.tsx";
import { Tooltip } from "../design/tooltip.tsx";
import { LiveMark } from "./live-mark.tsx";
import type { Playback } from "./playback.ts";
import { type PlayerStore, type Speed, speeds, usePlayerState } from "./player-state.ts";

interface ControlsProps {
  store: PlayerStore;
  playback: Playback | null;
  durationMs: number;
  isLive: boolean;
  onToggle: () => void;
  onFullscreen: () => void;
  onHelp: () => void;
  /** Where the next signal stands; null when none follows. */
  nextSignalMs: (tMs: number) => number | null;
  onNextSignal: () => void;
  onLastMinutes: () => void;
  /** Address of this moment. */
  linkTo: (tMs: number) => string;
}

/** Of a shorter one the last two minutes are nearly all. */
const longVisitMs = 150_000;

const speedChoices = speeds.map((speed) => ({ value: String(speed), label: `${speed}×` }));

export function Controls(props: ControlsProps) {
  const { store, playback, durationMs, isLive } = props;
  const speed = usePlayerState(store, (state) => state.speed);
  const skipsIdle = usePlayerState(store, (state) => state.skipsIdle);
  const chooseSpeed = (value: string) => {
    const chosen: Speed | undefined = speeds.find((one) => String(one) === value);
    if (chosen !== undefined) playback?.setSpeed(chosen);
  };
  return (
    // A press with the mouse leaves the focus where it was, so that Space goes on to mean play and pause.
    <div
      role="toolbar"
      aria-label="Playback"
      className="flex h-12 shrink-0 items-center gap-1 px-3 max-md:px-2"
      onMouseDown={(event) => event.preventDefault()}
    >
      <PlayButton store={store} onToggle={props.onToggle} isDisabled={playback === null} />
      <Time store={store} durationMs={durationMs} />
      <LiveMark isLive={isLive} onLive={() => playback?.goLive()} />
      <ChoiceMenu
        label="Speed"
        value={String(speed)}
        choices={speedChoices}
        onChange={chooseSpeed}
        side="top"
      >
        <button
          type="button"
          className={buttonClass("quiet", "min-w-12 px-2 max-sm:min-w-9 max-sm:px-1")}
          aria-label={`Speed ${speed}×`}
        >
          {speed}×
        </button>
      </ChoiceMenu>
      <Tooltip words="Pass over stretches in which the visitor did nothing">
        <button
          type="button"
          aria-pressed={skipsIdle}
          aria-label="Skip idle"
          className={buttonClass("quiet", "px-2 aria-pressed:bg-hover aria-pressed:text-ink")}
          onClick={() => store.set({ skipsIdle: !skipsIdle })}
        >
          <FastForward className="size-4" aria-hidden="true" />
          <span className="max-sm:hidden">Skip idle</span>
        </button>
      </Tooltip>
      {durationMs > longVisitMs && (
        <Tooltip words="Go to the last two minutes" keys="End">
          <button
            type="button"
            aria-label="Last two minutes"
            className={buttonClass("quiet", "px-2 max-sm:hidden")}
            onClick={props.onLastMinutes}
          >
            <ChevronLast className="size-4" aria-hidden="true" />
            <span className="max-xl:hidden">Last 2 min</span>
          </button>
        </Tooltip>
      )}
      <NextSignal store={store} nextSignalMs={props.nextSignalMs} onNext={props.onNextSignal} />
      <div className="ml-auto flex items-center gap-0.5">
        <CopyLink store={store} linkTo={props.linkTo} />
        <IconButton label="Fullscreen" keys="F" onClick={props.onFullscreen}>
          <Maximize aria-hidden="true" />
        </IconButton>
        <IconButton label="Keys" keys="?" onClick={props.onHelp} className="max-md:hidden">
          <CircleHelp aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

function PlayButton(props: { store: PlayerStore; onToggle: () => void; isDisabled: boolean }) {
  const isPlaying = usePlayerState(props.store, (state) => state.isPlaying);
  const Icon = isPlaying ? Pause : Play;
  return (
    <IconButton
      label={isPlaying ? "Pause" : "Play"}
      keys="Space"
      onClick={props.onToggle}
      disabled={props.isDisabled}
      className="text-ink [&_svg]:fill-current"
    >
      <Icon aria-hidden="true" />
    </IconButton>
  );
}

function NextSignal(props: {
  store: PlayerStore;
  nextSignalMs: (tMs: number) => number | null;
  onNext: () => void;
}) {
  const hasNext = usePlayerState(props.store, ({ tMs }) => props.nextSignalMs(tMs) !== null);
  return (
    <Tooltip words="Go to the next signal" keys="N">
      <button
        type="button"
        aria-label="Next signal"
        className={buttonClass("quiet", "px-2")}
        disabled={!hasNext}
        onClick={props.onNext}
      >
        <SkipForward className="size-4" aria-hidden="true" />
        <span className="max-lg:hidden">Next signal</span>
      </button>
    </Tooltip>
  );
}

function Time({ store, durationMs }: { store: PlayerStore; durationMs: number }) {
  const words = usePlayerState(store, (state) => formatClock(state.tMs));
  return (
    <p className="whitespace-nowrap px-1.5 max-sm:px-0.5">
      <span data-time>{words}</span>
      <span className="text-muted"> / {formatClock(durationMs)}</span>
    </p>
  );
}

function CopyLink({ store, linkTo }: { store: PlayerStore; linkTo: (tMs: number) => string }) {
  const [said, setSaid] = useState("Copy link to this moment");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(linkTo(store.get().tMs));
      setSaid("Link copied");
    } catch {
      setSaid("The browser refused the clipboard");
    }
    setTimeout(() => setSaid("Copy link to this moment"), 2_000);
  };
  return (
    <Tooltip words={said}>
      <button
        type="button"
        aria-label="Copy link to this moment"
        className={buttonClass("quiet", "px-2")}
        // The tooltip stays to say what came of it.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => void copy()}
      >
        <Link2 className="size-4" aria-hidden="true" />
        <span className="max-md:hidden" aria-live="polite">
          {said === "Link copied" ? said : "Copy link"}
        </span>
      </button>
    </Tooltip>
  );
}
