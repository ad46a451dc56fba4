import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { passkeyFailure, signInByPasskey } from "../api/passkeys.ts";
import { Button } from "../design/button.tsx";

/** The browser offers the passkeys that it knows for this address: no e-mail address is asked for. */
export function PasskeyButton({ next }: { next: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const attempt = useMutation({
    mutationFn: signInByPasskey,
    onSuccess: () => {
      queryClient.clear();
      router.history.push(next);
    },
  });
  return (
    <>
      <Button className="h-9" disabled={attempt.isPending} onClick={() => attempt.mutate()}>
        <KeyRound className="size-4" aria-hidden="true" />
        Continue with a passkey
      </Button>
      {attempt.error && (
        <p role="alert" className="text-center text-dense text-error">
          {passkeyFailure(attempt.error)}
        </p>
      )}
    </>
  );
}
