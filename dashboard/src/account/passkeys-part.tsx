import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { addPasskey, knowsPasskeys, passkeyFailure, passkeysQuery } from "../api/passkeys.ts";
import { Button } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { browserWords } from "./browser-words.ts";
import { PasskeyRow, passkeyRowClass } from "./passkey-row.tsx";

/** Keys of the person's devices, by which they sign in without a password. */
export function PasskeysPart() {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(passkeysQuery);
  const adding = useMutation({
    mutationFn: () => addPasskey(browserWords(navigator.userAgent)),
    onSuccess: () => toast("Your passkey is added", { description: "Give it a name that you know it by." }),
    onError: (failure) => toast.error("No passkey was added", { description: passkeyFailure(failure) }),
    onSettled: () => queryClient.invalidateQueries(passkeysQuery),
  });
  return (
    <Section
      title="Passkeys"
      words="Sign in by finger, face or your device’s PIN instead of a password."
      action={
        knowsPasskeys() && (
          <Button disabled={adding.isPending} onClick={() => adding.mutate()}>
            {adding.isPending ? "Adding…" : "Add a passkey"}
          </Button>
        )
      }
    >
      {error && (
        <Failure title="The passkeys could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonTable label="Loading the passkeys" rows={1} rowClass={passkeyRowClass} />}
      {data?.passkeys.length === 0 && <p className="text-muted">You have no passkey yet.</p>}
      {data && data.passkeys.length > 0 && (
        <ul aria-label="Passkeys" className="-my-2 divide-y divide-line">
          {data.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.passkeyId} passkey={passkey} />
          ))}
        </ul>
      )}
    </Section>
  );
}
