import { type DataTag, type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

interface Change<Given, Answer, Kept> {
  /** What it changes: shown at once as it will be, read anew afterwards, and as it was when the server refuses. */
  query: { queryKey: DataTag<QueryKey, Kept, Error> };
  send: (given: Given) => Promise<Answer>;
  /** What will be, unless that takes the server's answer. */
  expect?: (kept: Kept, given: Given) => Kept;
  /** Told when it is done. */
  done?: (given: Given) => string;
  /** Told, with the server's words below it, when it is not. */
  failed: string;
  onDone?: (answer: Answer, given: Given) => void;
}

/** A change of what a query has read. */
export function useChange<Given, Answer, Kept>(change: Change<Given, Answer, Kept>) {
  const queryClient = useQueryClient();
  const { queryKey } = change.query;
  return useMutation({
    mutationFn: change.send,
    onMutate: async (given) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      const { expect } = change;
      if (expect !== undefined && before !== undefined)
        queryClient.setQueryData<Kept>(queryKey, expect(before, given));
      return { before };
    },
    onError: (error, _, context) => {
      if (context?.before !== undefined) queryClient.setQueryData<Kept>(queryKey, context.before);
      toast.error(change.failed, { description: error.message });
    },
    onSuccess: (answer, given) => {
      if (change.done !== undefined) toast(change.done(given));
      change.onDone?.(answer, given);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
