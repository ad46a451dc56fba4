import type { ReactNode } from "react";
import { useState } from "react";
import { Field } from "./field.tsx";

interface NumberFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  unit?: string;
  /** Undefined: nothing is said, and what stands as a placeholder holds. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** What one of the unit is of the value: 1,000 for seconds of a value in ms. */
  scale?: number;
  min?: number;
  max?: number;
  step?: number | "any";
  placeholder?: string;
  className?: string;
}

/** A number, or none. */
export function NumberField({ value, onChange, scale = 1, unit, ...field }: NumberFieldProps) {
  const shown = value === undefined ? "" : String(rounded(value / scale));
  // As typed: "1." is no number yet, and is on its way to one.
  const [typed, setTyped] = useState(shown);
  return (
    <Field
      {...field}
      {...(unit === undefined ? {} : { unit })}
      type="number"
      inputMode="decimal"
      step={field.step ?? "any"}
      value={numberOf(typed) === numberOf(shown) ? typed : shown}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = numberOf(target.value);
        onChange(next === undefined ? undefined : rounded(next * scale));
      }}
    />
  );
}

const numberOf = (text: string): number | undefined => (text.trim() === "" ? undefined : Number(text));

/** 0.29 × 100 is 28.999999999999996. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
