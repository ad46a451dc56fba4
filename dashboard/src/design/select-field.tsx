import type { ComponentProps, ReactNode } from "react";
import { FieldFrame } from "./field.tsx";
import { Select } from "./select.tsx";

interface SelectFieldProps extends Omit<ComponentProps<typeof Select>, "className"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string | undefined;
}

/** One of a list, with its label. Takes what `register()` of react-hook-form gives. */
export function SelectField({ label, hint, error, className, ...select }: SelectFieldProps) {
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      className={className}
      control={(tied) => <Select {...tied} {...select} />}
    />
  );
}
