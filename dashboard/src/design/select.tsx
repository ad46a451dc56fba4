import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { inputClass } from "./field.tsx";

interface SelectProps extends ComponentProps<"select"> {
  choices: readonly { value: string; label: string }[];
}

/** One of a list, chosen as the system does. */
export function Select({ choices, className, ...select }: SelectProps) {
  return (
    <div className="relative">
      <select
        className={clsx(inputClass, "w-full cursor-pointer appearance-none pr-8", className ?? "h-9")}
        {...select}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute right-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
    </div>
  );
}
