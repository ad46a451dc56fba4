import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import type { InvitationSeen } from "../../../protocol/api-accounts.ts";
import { acceptInvitation, meQuery } from "../api/account.ts";
import { buttonClass } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { DoorForm } from "./door-form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";

interface JoinFormProps {
  token: string;
  invitation: InvitationSeen;
}

/** Signs up who has no account; who has one joins with it. */
export function JoinForm({ token, invitation: { email, hasAccount } }: JoinFormProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  // Nobody is signed in where this fails, and that is no failure here.
  const { data: me, isPending } = useQuery({ ...meQuery, enabled: hasAccount, retry: false });
  const attempt = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: () => {
      queryClient.clear();
      router.history.push("/");
    },
  });
  if (hasAccount && isPending) return null;
  if (hasAccount && me?.email !== email) {
    return (
      <Link to="/sign-in" search={{ next: `/join#${token}` }} className={buttonClass("primary", "h-9")}>
        Sign in as {email}
      </Link>
    );
  }
  return (
    <>
      <DoorForm
        label="Join"
        labelWhilePending="Joining…"
        isPending={attempt.isPending}
        error={attempt.error}
        onSubmit={(value) =>
          attempt.mutate(hasAccount ? { token } : { token, name: value("name"), password: value("password") })
        }
      >
        {!hasAccount && (
          <>
            <Field required label="Your name" name="name" type="text" autoComplete="name" maxLength={100} />
            <NewPasswordField label="Password" />
          </>
        )}
      </DoorForm>
      {/* Who comes from a provider with the invited address has joined already. */}
      {!hasAccount && <ProviderButtons next="/" />}
    </>
  );
}
