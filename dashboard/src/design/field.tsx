import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

export const inputClass = clsx(
  "rounded-md border border-line-strong bg-surface px-3 text-dense transition-colors hover:border-muted",
  "focus-visible:border-ink focus-visible:outline-offset-0 aria-invalid:border-error max-md:text-[16px]",
  "disabled:border-line disabled:bg-sunken disabled:text-muted disabled:hover:border-line",
);

interface FieldFrameProps {
  label: ReactNode;
  /** What the field asks for beyond its label. */
  hint?: ReactNode;
  /** What is wrong with what stands in it. */
  error?: string | undefined;
  className?: string | undefined;
  /** Draws the control with what ties it to label, hint and error. */
  control: (tied: {
    id: string;
    "aria-invalid": boolean;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** A label above a control, and below it what it asks for, or what is wrong. */
export function FieldFrame({ label, hint, error, className, control }: FieldFrameProps) {
  const id = useId();
  const wordsId = useId();
  const words = error ?? hint;
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className="text-dense text-muted">
        {label}
      </label>
      {control({
        id,
        "aria-invalid": error !== undefined,
        "aria-describedby": words === undefined ? undefined : wordsId,
      })}
      {words !== undefined && (
        <p id={wordsId} className={clsx("text-small", error === undefined ? "text-muted" : "text-error")}>
          {words}
        </p>
      )}
    </div>
  );
}

interface FieldProps extends Omit<ComponentProps<"input">, "className"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  isInvalid?: boolean;
  /** Stands behind the field: `ms`, `%`. */
  unit?: string;
  className?: string | undefined;
}

/** One line to type into. Takes what `register()` of react-hook-form gives. */
export function Field({ label, hint, error, isInvalid = false, unit, className, ...input }: FieldProps) {
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      className={className}
      control={(tied) => {
        const field = (
          <input
            {...tied}
            aria-invalid={tied["aria-invalid"] || isInvalid}
            className={clsx(inputClass, "h-9 w-full min-w-0")}
            {...input}
          />
        );
        if (unit === undefined) return field;
        return (
          <div className="flex items-center gap-2">
            {field}
            <span className="w-10 shrink-0 text-muted">{unit}</span>
          </div>
        );
      }}
    />
  );
}
