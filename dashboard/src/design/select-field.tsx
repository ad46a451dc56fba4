import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { FieldFrame, inputClass } from "./field.tsx";

interface SelectFieldProps extends Omit<ComponentProps<"select">, "className"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  choices: readonly { value: string; label: string }[];
  className?: string | undefined;
}

/** One of a list, chosen as the system does. Takes what `register()` of react-hook-form gives. */
export function SelectField({ label, hint, error, choices, className, ...select }: SelectFieldProps) {
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      className={className}
      control={(tied) => (
        <div className="relative">
          <select
            {...tied}
            className={clsx(inputClass, "h-9 w-full cursor-pointer appearance-none pr-8")}
            {...select}
          >
            {choices.map(({ value, label: words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <ChevronDown
            className="pointer-events-none absolute right-2.5 top-2.5 size-4 text-muted"
            aria-hidden="true"
          />
        </div>
      )}
    />
  );
}
