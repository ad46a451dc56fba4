import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { SettingsDocument, SettingsState } from "../../../protocol/api-website-settings.ts";
import { checkedDocument } from "./checked-document.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { documentChange, prunedDocument, rebased } from "./document-change.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useSaveSettings } from "./use-save-settings.ts";

interface SettingsFormProps {
  websiteId: string;
  /** As last read. */
  state: SettingsState;
  children: ReactNode;
}

/** Holds the document while it is changed, over all parts of the page, and saves it as one. */
export function SettingsForm({ websiteId, state, children }: SettingsFormProps) {
  /** What the changes are made to; another's change does not pull it away from under them. */
  const [base, setBase] = useState(state);
  const form = useForm<SettingsDocument>({
    resolver: zodResolver(checkedDocument),
    defaultValues: state.settings,
    mode: "onChange",
  });
  const mine = form.watch();
  const changed = documentChange(base.settings, mine);
  const isClean = changed.length === 0;
  const adopt = (next: SettingsState) => {
    setBase(next);
    form.reset(next.settings);
  };
  const { save, isSaving, newest, forgetNewest } = useSaveSettings(websiteId, adopt);
  const { reset } = form;
  useEffect(() => {
    if (!isClean || state.revision <= base.revision) return;
    setBase(state);
    reset(state.settings);
  }, [state, base, isClean, reset]);

  const saveMine = form.handleSubmit((settings) =>
    save({ revision: base.revision, settings: prunedDocument(settings), before: base.settings }),
  );
  return (
    <FormProvider {...form}>
      {children}
      {!isClean && (
        <SaveBar
          changed={changed}
          isSaving={isSaving}
          isValid={form.formState.isValid}
          onSave={() => void saveMine()}
          onDiscard={() => form.reset(base.settings)}
        />
      )}
      <LeaveGuard websiteId={websiteId} isOn={!isClean} />
      {newest && (
        <ConflictDialog
          base={base.settings}
          mine={mine}
          theirs={newest}
          onClose={forgetNewest}
          onTheirs={() => {
            adopt(newest);
            forgetNewest();
          }}
          onMine={() => {
            const settings = rebased(newest.settings, mine, changed);
            save({ revision: newest.revision, settings, before: newest.settings });
            forgetNewest();
          }}
        />
      )}
    </FormProvider>
  );
}
