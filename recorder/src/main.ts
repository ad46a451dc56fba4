import { guarded, quietly } from "../guard.ts";
import type { Handover, RecorderControl, Tell } from "../handover.ts";
import { consentStore, withdrawalStore } from "../session/consent-store.ts";
import type { SharedSession } from "../session/frame-session.ts";
import { createClock } from "./clock.ts";
import { askPageAround, isFrame } from "./frames.ts";
import { createInspector } from "./inspector.ts";
import { createListeners } from "./listen.ts";
import { fetchPart } from "./parts.ts";
import { withdraw } from "./privacy/withdraw.ts";
import type { Run } from "./run.ts";
import { shared } from "./shared.ts";
import { startRun } from "./start-run.ts";

function createRecorder(handover: Handover): RecorderControl {
  const { config } = handover;
  const clock = createClock(handover.clockOffsetMs);
  const inspector = createInspector(handover);
  const listeners = createListeners();
  let run: Run | null = null;
  /** The page has asked for it, so a session that follows is recorded as well. */
  let isForced = false;
  let hasRun = false;
  /** A frame that waits to begin does so only if nothing has come after. */
  let turns = 0;
  /** What the page said meanwhile. */
  const early: Tell[] = [];

  const leave = (end: (run: Run) => void): void => {
    turns++;
    listeners.removeAll();
    if (run) end(run);
    run = null;
  };
  const sendWithdrawals = async (): Promise<void> => {
    if (withdrawalStore(config).read() === null) return;
    await (await fetchPart(handover, "delivery"))?.sendWithdrawals(config);
  };
  const takeBack = guarded(() => {
    leave((ended) => ended.abandon());
    withdraw(config);
    quietly(sendWithdrawals());
  });

  const begin = (shared: SharedSession | null): void => {
    run = startRun(handover, clock, { isForced, shared, isLater: hasRun });
    hasRun = true;
    for (const told of early.splice(0)) run.tell(told);
    listeners.removeAll();
    // A refusal in another tab is the visitor's, and counts in all of them.
    listeners.on(window, "storage", () => {
      if (consentStore(config).read() === "no") takeBack();
    });
  };

  return {
    start: guarded((isAsked: boolean) => {
      if (run && isAsked && run.isEnded()) run = null;
      if (!run) quietly(sendWithdrawals());
      if (isAsked) run?.choose();
      isForced ||= isAsked;
      const turn = ++turns;
      const beginInTurn = (shared: SharedSession | null): void => {
        if (turn === turns && !run) begin(shared);
      };
      if (run || !isFrame()) beginInTurn(null);
      else quietly(askPageAround(config).then(beginInTurn));
    }),
    stop: guarded(() => {
      isForced = false;
      leave((ended) => ended.stop());
    }),
    renew: guarded(() => {
      if (!run || run.isEnded()) return;
      leave((ended) => ended.leave());
      // A frame's session stands in its own storage by now.
      begin(null);
    }),
    sessionUrl() {
      const sessionId = run?.sessionId() ?? null;
      return config.sessionUrlBase && sessionId ? config.sessionUrlBase + sessionId : null;
    },
    inspect: guarded(() => inspector.toggle(() => run?.status() ?? null)),
    tell: guarded((told: Tell) => {
      if (run) run.tell(told);
      else if (turns > 0) early.push(told);
    }),
    withdraw: takeBack,
  };
}

guarded(() => {
  const handover = window.__playhead;
  if (!handover) return;
  // A loader of before has none.
  handover.parts ??= {};
  handover.shared = { ...shared };
  handover.ready(createRecorder(handover));
})();
