import { useMutation, useQueryClient } from "@tanstack/react-query";
import { placeOfSignal } from "../../../protocol/signals/mute.ts";
import type { TimelineSignal } from "../../../protocol/timeline.ts";
import { putVerdict, type Replay, replayQuery } from "../api/replay.ts";

export interface VerdictAsk {
  signal: TimelineSignal;
  /** Signals like it are no problem; false takes that back. */
  wrong: boolean;
}

/** What the replay shows until the server has answered: all signals like it follow the word. */
export function withVerdict(replay: Replay, { signal, wrong }: VerdictAsk): Replay {
  const place = placeOfSignal(signal);
  const signals = replay.timeline.signals?.map((one) => {
    if (placeOfSignal(one) !== place) return one;
    const { muted: _, mutedWhy: __, ...heard } = one;
    return wrong ? { ...heard, muted: "member" as const, mutedWhy: "You marked it as no problem" } : heard;
  });
  return { ...replay, timeline: { ...replay.timeline, ...(signals && { signals }) } };
}

/** Says what a member thinks of a signal, at once on the screen, and takes it back there when the server refuses. */
export function useVerdict(sessionId: string) {
  const queries = useQueryClient();
  const { queryKey } = replayQuery(sessionId);
  return useMutation({
    mutationFn: ({ signal, wrong }: VerdictAsk) => putVerdict(sessionId, signal.id, wrong),
    onMutate: async (ask: VerdictAsk) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (replay) => replay && withVerdict(replay, ask));
      return before;
    },
    onError: (_, __, before) => queries.setQueryData(queryKey, before),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
}
