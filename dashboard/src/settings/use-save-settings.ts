import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { SettingsDocument, SettingsState } from "../../../protocol/api-website-settings.ts";
import { websitesQuery } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { saveSettings, settingsQuery, settingsVersionsQuery } from "../api/website-settings.ts";

interface Saved {
  revision: number;
  settings: SettingsDocument;
  /** What stood before, for taking the change back. */
  before: SettingsDocument;
}

/** Saves a document. `newest` is what somebody else has saved meanwhile, null while nobody has. */
export function useSaveSettings(websiteId: string, onSaved: (state: SettingsState) => void) {
  const queryClient = useQueryClient();
  const [newest, setNewest] = useState<SettingsState | null>(null);
  const saving = useMutation({
    mutationFn: ({ revision, settings }: Saved) => saveSettings(websiteId, { revision, settings }),
    onSuccess: async (next, { before }) => {
      queryClient.setQueryData(settingsQuery(websiteId).queryKey, next);
      onSaved(next);
      toast("Saved. Open pages follow within a minute.", {
        duration: 8_000,
        action: {
          label: "Undo",
          onClick: () => saving.mutate({ revision: next.revision, settings: before, before: next.settings }),
        },
      });
      await queryClient.invalidateQueries(settingsVersionsQuery(websiteId));
      await queryClient.invalidateQueries(websitesQuery);
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.code === "settings_changed") {
        setNewest(await queryClient.fetchQuery({ ...settingsQuery(websiteId), staleTime: 0 }));
        await queryClient.invalidateQueries(settingsVersionsQuery(websiteId));
      } else toast.error("The settings were not saved", { description: error.message });
    },
  });
  return {
    save: (given: Saved) => saving.mutate(given),
    isSaving: saving.isPending,
    newest,
    forgetNewest: () => setNewest(null),
  };
}
