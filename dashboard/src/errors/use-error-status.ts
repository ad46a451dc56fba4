import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { ErrorChange } from "../../../protocol/api-errors.ts";
import { setErrorStatus } from "../api/errors.ts";

/** Says what members make of errors of the website. */
export function useErrorStatus(websiteId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ask: { fingerprint: string; status: ErrorChange["status"] }) =>
      setErrorStatus(websiteId, ask.fingerprint, ask.status),
    onError: (error) => toast.error("The status was not changed", { description: error.message }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["errors", websiteId] });
      await queries.invalidateQueries({ queryKey: ["error", websiteId] });
    },
  });
}
