import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, useId } from "react";
import { signIn } from "../api/account.ts";
import { Button } from "../design/button.tsx";
import { Mark } from "../design/mark.tsx";

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorId = useId();
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      queryClient.clear();
      router.history.push(next ?? "/");
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    attempt.mutate({ email: String(fields.get("email")), password: String(fields.get("password")) });
  };

  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 pb-[12vh]">
      <form onSubmit={submit} className="flex w-full max-w-76 flex-col gap-4" aria-describedby={errorId}>
        <div className="mb-3 flex flex-col items-center gap-3">
          <Mark className="size-9" />
          <h1 className="text-title font-semibold tracking-tight">Sign in to Playhead</h1>
        </div>
        <Field label="E-mail" name="email" type="email" autoComplete="username" isInvalid={attempt.isError} />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          isInvalid={attempt.isError}
        />
        <Button look="primary" type="submit" disabled={attempt.isPending} className="mt-1 h-9">
          {attempt.isPending ? "Signing in…" : "Sign in"}
        </Button>
        <p id={errorId} role="alert" className="min-h-5 text-center text-dense text-error">
          {attempt.error?.message}
        </p>
      </form>
    </main>
  );
}

interface FieldProps {
  label: string;
  name: string;
  type: "email" | "password";
  autoComplete: string;
  isInvalid: boolean;
}

function Field({ label, isInvalid, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-dense text-muted">
        {label}
      </label>
      <input
        id={id}
        required
        aria-invalid={isInvalid}
        className="h-9 rounded-md border border-line-strong bg-surface px-3 text-prose transition-colors hover:border-muted focus-visible:border-ink focus-visible:outline-offset-0 max-md:text-[16px]"
        {...input}
      />
    </div>
  );
}
