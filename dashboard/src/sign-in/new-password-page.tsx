import { useMutation } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { resetPassword } from "../api/account.ts";
import { buttonClass } from "../design/button.tsx";
import { Door, doorLinkClass } from "./door.tsx";
import { DoorForm } from "./door-form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** Opened by a mailed link; its token stands behind `#`. */
export function NewPasswordPage() {
  const token = useLocation({ select: ({ hash }) => hash });
  const attempt = useMutation({ mutationFn: resetPassword });
  if (attempt.isSuccess) {
    return (
      <Door title="Your new password is set">
        <p role="status" className="text-center text-prose text-muted">
          You are signed out everywhere else.
        </p>
        <Link to="/sign-in" search={{}} className={buttonClass("primary", "h-9")}>
          Sign in
        </Link>
      </Door>
    );
  }
  return (
    <Door title="Set a new password">
      <DoorForm
        label="Set password"
        labelWhilePending="Setting…"
        isPending={attempt.isPending}
        error={attempt.error}
        onSubmit={(value) => attempt.mutate({ token, newPassword: value("password") })}
      >
        <NewPasswordField label="New password" />
      </DoorForm>
      <Link to="/forgot-password" className={doorLinkClass}>
        Ask for a new link
      </Link>
    </Door>
  );
}
