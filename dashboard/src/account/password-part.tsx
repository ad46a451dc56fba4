import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { passwordChange } from "../../../protocol/api-accounts.ts";
import { minPasswordChars } from "../../../protocol/limits.ts";
import { ApiError } from "../api/client.ts";
import { changePassword, loginsQuery } from "../api/own-account.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Section } from "../design/section.tsx";

/** A new password ends all other logins. */
export function PasswordPart() {
  const queryClient = useQueryClient();
  const form = useForm<{ currentPassword: string; newPassword: string }>({
    resolver: zodResolver(passwordChange),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const { errors } = form.formState;
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      form.reset();
      toast("Your new password is set", { description: "You are signed out everywhere else." });
      await queryClient.invalidateQueries(loginsQuery);
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === "password_wrong")
        form.setError("currentPassword", { message: error.message }, { shouldFocus: true });
      else toast.error("The password stays as it was", { description: error.message });
    },
  });
  return (
    <Section
      title="Password"
      words="A new one signs you out everywhere but here. If you have none yet, “Forgot your password?” on the sign-in page mails you a link to your first."
    >
      <form
        noValidate
        onSubmit={form.handleSubmit((given) => changing.mutate(given))}
        className="flex max-w-80 flex-col gap-4"
      >
        <Field
          label="Current password"
          type="password"
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register("currentPassword")}
        />
        <Field
          label="New password"
          type="password"
          autoComplete="new-password"
          hint={`At least ${minPasswordChars} characters; a few words do well.`}
          error={errors.newPassword && `At least ${minPasswordChars} characters, at most 200.`}
          {...form.register("newPassword")}
        />
        <Button type="submit" className="h-9 self-start" disabled={changing.isPending}>
          {changing.isPending ? "Setting…" : "Set the new password"}
        </Button>
      </form>
    </Section>
  );
}
