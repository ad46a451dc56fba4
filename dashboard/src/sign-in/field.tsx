import { useId } from "react";

interface FieldProps {
  label: string;
  name: string;
  type: "email" | "password" | "text";
  autoComplete: string;
  isInvalid?: boolean;
  minLength?: number;
  maxLength?: number;
  /** What the field asks for beyond its label. */
  hint?: string;
}

export function Field({ label, isInvalid = false, hint, ...input }: FieldProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-dense text-muted">
        {label}
      </label>
      <input
        id={id}
        required
        aria-invalid={isInvalid}
        aria-describedby={hint ? hintId : undefined}
        className="h-9 rounded-md border border-line-strong bg-surface px-3 text-prose transition-colors hover:border-muted focus-visible:border-ink focus-visible:outline-offset-0 max-md:text-[16px]"
        {...input}
      />
      {hint && (
        <p id={hintId} className="text-small text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
