import { guarded, quietly } from "../guard.ts";
import type { Handover, RecorderControl } from "../handover.ts";
import type { SharedSession } from "../session/frame-session.ts";
import { createClock } from "./clock.ts";
import { askPageAround, isFrame } from "./frames.ts";
import { createInspector } from "./inspector.ts";
import { withdraw } from "./privacy/withdraw.ts";
import { type Run, startRun } from "./run.ts";

function createRecorder(handover: Handover): RecorderControl {
  const { config } = handover;
  const clock = createClock(handover.clockOffsetMs);
  const inspector = createInspector(handover);
  let run: Run | null = null;
  /** A frame that waits to begin does so only if nothing has come after. */
  let turns = 0;
  return {
    start: guarded((isForced: boolean) => {
      if (run && isForced && run.isEnded()) run = null;
      if (isForced) run?.choose();
      const turn = ++turns;
      const begin = (shared: SharedSession | null): void => {
        if (turn === turns) run ??= startRun(handover, clock, isForced, shared);
      };
      if (run || !isFrame()) begin(null);
      else quietly(askPageAround(config).then(begin));
    }),
    stop: guarded(() => {
      turns++;
      run?.stop();
      run = null;
    }),
    sessionUrl() {
      const sessionId = run?.sessionId() ?? null;
      return config.sessionUrlBase && sessionId ? config.sessionUrlBase + sessionId : null;
    },
    inspect: guarded(() => inspector.toggle(() => run?.status() ?? null)),
    tell: guarded((told) => run?.tell(told)),
    withdraw: guarded(() => {
      turns++;
      run?.abandon();
      run = null;
      quietly(withdraw(config));
    }),
  };
}

guarded(() => {
  const handover = window.__playhead;
  handover?.ready(createRecorder(handover));
})();
