import { maxPasswordChars, minPasswordChars } from "../../../protocol/limits.ts";
import { Field } from "../design/field.tsx";

export function NewPasswordField({ label }: { label: string }) {
  return (
    <Field
      required
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={minPasswordChars}
      maxLength={maxPasswordChars}
      hint={`At least ${minPasswordChars} characters; a few words do well.`}
    />
  );
}
