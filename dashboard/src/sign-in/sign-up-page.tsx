import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { requestSignUp } from "../api/sign-up.ts";
import { Field } from "../design/field.tsx";
import { Door, doorLinkClass } from "./door.tsx";
import { DoorForm } from "./door-form.tsx";

export function SignUpPage() {
  const attempt = useMutation({ mutationFn: requestSignUp });
  return (
    <Door title={attempt.isSuccess ? "Look at your mail" : "Create an account"}>
      {attempt.isSuccess ? (
        <p role="status" className="text-center text-prose text-muted">
          A link is on its way to {attempt.variables.email}. It works for a day.
        </p>
      ) : (
        <DoorForm
          label="Send me a link"
          labelWhilePending="Sending…"
          isPending={attempt.isPending}
          error={attempt.error}
          onSubmit={(value) =>
            attempt.mutate({ email: value("email"), organisationName: value("organisationName") })
          }
        >
          <Field required label="E-mail" name="email" type="email" autoComplete="username" />
          <Field
            required
            label="Organisation"
            name="organisationName"
            type="text"
            autoComplete="organization"
            maxLength={100}
          />
        </DoorForm>
      )}
      <Link to="/sign-in" search={{}} className={doorLinkClass}>
        I have an account
      </Link>
    </Door>
  );
}
