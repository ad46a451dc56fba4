import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "../api/client.ts";
import { finishSignUp, signUpQuery } from "../api/sign-up.ts";
import { Failure } from "../design/failure.tsx";
import { Field } from "../design/field.tsx";
import { Door, doorLinkClass } from "./door.tsx";
import { DoorForm } from "./door-form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** Opened by the mailed link; its token stands behind `#`. */
export function FinishSignUpPage() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { hash } = useLocation();
  // The one it was opened with: the next page's address is told before this page is gone.
  const [token] = useState(hash);
  const { data, error, refetch } = useQuery(signUpQuery(token));
  const attempt = useMutation({
    mutationFn: finishSignUp,
    onSuccess: () => {
      queryClient.clear();
      router.history.push("/");
    },
  });
  if (error instanceof ApiError && error.code === "link_over") {
    return (
      <Door title="This link is over">
        <Link to="/sign-up" className={doorLinkClass}>
          Ask for a new one
        </Link>
      </Door>
    );
  }
  if (error)
    return <Failure title="The link could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <Door title={`${data.organisationName} on Playhead`}>
      <p className="text-center text-prose text-muted [overflow-wrap:anywhere]">{data.email}</p>
      <DoorForm
        label="Create the account"
        labelWhilePending="Creating…"
        isPending={attempt.isPending}
        error={attempt.error}
        onSubmit={(value) => attempt.mutate({ token, name: value("name"), password: value("password") })}
      >
        <Field required label="Your name" name="name" type="text" autoComplete="name" maxLength={100} />
        <NewPasswordField label="Password" />
      </DoorForm>
    </Door>
  );
}
