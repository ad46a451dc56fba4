import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { type Passkey, passkeyName } from "../../../protocol/api-passkeys.ts";
import { passkeysQuery, renamePasskey } from "../api/passkeys.ts";
import { useChange } from "../api/use-change.ts";
import { Button } from "../design/button.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";

interface PasskeyNameProps {
  passkey: Passkey;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** By which name the person knows it again. */
export function PasskeyName({ passkey: { passkeyId, name }, isOpen, onOpen }: PasskeyNameProps) {
  const form = useForm<{ name: string }>({ resolver: zodResolver(passkeyName), values: { name } });
  const renaming = useChange({
    query: passkeysQuery,
    send: renamePasskey,
    expect: (kept, given) => ({
      passkeys: kept.passkeys.map((one) => (one.passkeyId === given.passkeyId ? { ...one, ...given } : one)),
    }),
    failed: "The name stays as it was",
  });
  return (
    <Dialog title="Rename the passkey" isOpen={isOpen} onOpen={onOpen}>
      <form
        noValidate
        onSubmit={form.handleSubmit((given) => {
          onOpen(false);
          renaming.mutate({ passkeyId, ...given });
        })}
      >
        <Field
          label="Name"
          autoComplete="off"
          error={form.formState.errors.name && "A name of 1 to 100 characters."}
          {...form.register("name")}
        />
        <DialogActions>
          <Button onClick={() => onOpen(false)}>Cancel</Button>
          <Button type="submit" look="primary">
            Save the name
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
