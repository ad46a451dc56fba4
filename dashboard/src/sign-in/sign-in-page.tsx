import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { signIn } from "../api/account.ts";
import { signUpStateQuery } from "../api/sign-up.ts";
import { Field } from "../design/field.tsx";
import { Door, doorLinkClass } from "./door.tsx";
import { DoorForm } from "./door-form.tsx";
import { OtherWays } from "./other-ways.tsx";

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: signUp } = useQuery(signUpStateQuery);
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      queryClient.clear();
      router.history.push(next ?? "/");
    },
  });

  return (
    <Door title="Sign in to Playhead">
      <DoorForm
        label="Sign in"
        labelWhilePending="Signing in…"
        isPending={attempt.isPending}
        error={attempt.error}
        onSubmit={(value) => attempt.mutate({ email: value("email"), password: value("password") })}
      >
        <Field
          required
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          isInvalid={attempt.isError}
        />
        <Field
          required
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          isInvalid={attempt.isError}
        />
      </DoorForm>
      <OtherWays next={next ?? "/"} />
      <Link to="/forgot-password" className={doorLinkClass}>
        Forgot your password?
      </Link>
      {signUp?.isOpen && (
        <Link to="/sign-up" className={doorLinkClass}>
          Create an account
        </Link>
      )}
    </Door>
  );
}
