import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { requestReset } from "../api/account.ts";
import { Field } from "../design/field.tsx";
import { Door, doorLinkClass } from "./door.tsx";
import { DoorForm } from "./door-form.tsx";

export function ForgotPasswordPage() {
  const attempt = useMutation({ mutationFn: requestReset });
  return (
    <Door title={attempt.isSuccess ? "Look at your mail" : "Set a new password"}>
      {attempt.isSuccess ? (
        <p role="status" className="text-center text-prose text-muted">
          If {attempt.variables} has an account, a link to a new password is on its way. It works for an hour.
        </p>
      ) : (
        <DoorForm
          label="Send me a link"
          labelWhilePending="Sending…"
          isPending={attempt.isPending}
          error={attempt.error}
          onSubmit={(value) => attempt.mutate(value("email"))}
        >
          <Field required label="E-mail" name="email" type="email" autoComplete="username" />
        </DoorForm>
      )}
      <Link to="/sign-in" search={{}} className={doorLinkClass}>
        Back to sign-in
      </Link>
    </Door>
  );
}
