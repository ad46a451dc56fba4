import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { toast } from "sonner";
import { enterOrganisation, signOut } from "../api/account.ts";

/** Signs out, and forgets what was read. */
export function useLeave(): () => Promise<void> {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async () => {
    await signOut();
    queryClient.clear();
    await navigate({ to: "/sign-in", search: {} });
  };
}

/** Goes on for another organisation of the person's, from its first website. */
export function useEnterOrganisation(): (organisationId: string) => Promise<void> {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (organisationId) => {
    try {
      await enterOrganisation(organisationId);
    } catch (error) {
      toast.error("The organisation could not be entered", {
        description: error instanceof Error ? error.message : undefined,
      });
      return;
    }
    queryClient.clear();
    router.history.push("/");
  };
}
