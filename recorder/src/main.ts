import { guarded } from "../guard.ts";
import type { Handover, RecorderControl } from "../handover.ts";
import { createClock } from "./clock.ts";
import { type Run, startRun } from "./run.ts";

function createRecorder({ config, clockOffsetMs }: Handover): RecorderControl {
  const clock = createClock(clockOffsetMs);
  let run: Run | null = null;
  return {
    start: guarded((isForced: boolean) => {
      run ??= startRun(config, clock, isForced);
    }),
    stop: guarded(() => {
      run?.stop();
      run = null;
    }),
    sessionUrl() {
      const sessionId = run?.sessionId() ?? null;
      return config.sessionUrlBase && sessionId ? config.sessionUrlBase + sessionId : null;
    },
  };
}

guarded(() => {
  const handover = window.__playhead;
  handover?.ready(createRecorder(handover));
})();
