import { clsx } from "clsx";
import { useRef } from "react";
import type { Session } from "../../../protocol/api.ts";
import { placeOfSignal } from "../../../protocol/signals/mute.ts";
import { Button } from "../design/button.tsx";
import { formatClock } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";
import { useIsMember } from "../replay/replay-access.ts";
import { type HappenedMoment, lastAtOrBefore, type SignalMoment, signalsIn } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { useRowInView } from "./use-row-in-view.ts";
import { useVerdict } from "./use-verdict.ts";

interface SignalsPanelProps {
  session: Session;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

/** Where the visitor struggled, why we think so, and whether a member agrees. */
export function SignalsPanel({ session, moments, store, onSeek }: SignalsPanelProps) {
  const signals = signalsIn(moments);
  const current = usePlayerState(store, (state) => lastAtOrBefore(signals, state.tMs));
  const verdict = useVerdict(session.sessionId);
  const mayJudge = useIsMember();
  const list = useRef<HTMLOListElement>(null);
  useRowInView(list, current);
  if (signals.length === 0)
    return (
      <Notice title="No signals in this tab">
        No rage or dead click, no refused form, no error after a click: nothing says that the visitor
        struggled.
      </Notice>
    );
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <p className="border-b border-line px-3 py-2 text-muted">
        <span className="font-medium text-ink">Frustration {session.frustration}</span> of 100 in the whole
        visit
      </p>
      {verdict.error && (
        <p role="alert" className="border-b border-line bg-sunken px-3 py-2">
          The verdict was not kept: {verdict.error.message}
        </p>
      )}
      <ol ref={list} aria-label="Signals">
        {signals.map((moment, index) => (
          <SignalRow
            key={moment.signal.id}
            moment={moment}
            isCurrent={index === current}
            onSeek={onSeek}
            onVerdict={mayJudge ? (wrong: boolean) => verdict.mutate({ signal: moment.signal, wrong }) : null}
          />
        ))}
      </ol>
    </div>
  );
}

interface SignalRowProps {
  moment: SignalMoment;
  isCurrent: boolean;
  onSeek: (tMs: number) => void;
  /** Null for who may not say so. */
  onVerdict: ((wrong: boolean) => void) | null;
}

function SignalRow({ moment, isCurrent, onSeek, onVerdict }: SignalRowProps) {
  const { tMs, signal } = moment;
  const { kind, severity, element, evidence, muted, mutedWhy } = signal;
  const isMuted = muted !== undefined;
  const [observed = "", ...missing] = evidence.split("; ");
  return (
    <li
      className={clsx(
        "border-b border-l-2 border-b-line px-3 py-2.5",
        isCurrent ? "border-l-accent bg-hover" : "border-l-transparent",
        isMuted && "text-muted",
      )}
    >
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onSeek(tMs)}
        className="group flex w-full items-center gap-2 text-left"
      >
        <span className="shrink-0 text-muted">{formatClock(tMs)}</span>
        <SignalIcon kind={kind} isMuted={isMuted} />
        <span className="min-w-0 truncate font-medium group-hover:underline">{signalWords(kind)}</span>
        {severity === "severe" && (
          <span className="rounded-[4px] border border-line-strong px-1 text-small">severe</span>
        )}
        {isMuted && <span className="ml-auto shrink-0 text-small">not counted</span>}
      </button>
      {element && (
        <p className="mt-1 truncate" title={element.selector}>
          {element.text && <span className="mr-2">“{element.text}”</span>}
          <span className="font-mono text-[12px] text-muted">{element.selector}</span>
        </p>
      )}
      <p className="mt-1 break-words">{observed}</p>
      {missing.map((words) => (
        <p key={words} className="break-words text-muted">
          {words}
        </p>
      ))}
      {isMuted && mutedWhy && <p className="mt-1 break-words">{mutedWhy}</p>}
      {onVerdict && placeOfSignal(signal) !== null && muted !== "learned" && (
        <Button
          className="mt-2 h-7 px-2"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onVerdict(!isMuted)}
          title={isMuted ? "Count it again" : "Count it no more, in any session of this website"}
        >
          {isMuted ? "Undo" : "Not a problem"}
        </Button>
      )}
    </li>
  );
}
