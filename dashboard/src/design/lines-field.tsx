import { clsx } from "clsx";
import { type ReactNode, useState } from "react";
import { FieldFrame, inputClass } from "./field.tsx";

interface LinesFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  placeholder?: string;
  disabled?: boolean;
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Some texts, one a line. */
export function LinesField({ lines, onChange, placeholder, disabled, ...frame }: LinesFieldProps) {
  // As typed: the value has neither the empty line one is about to fill nor the space behind a word.
  const [typed, setTyped] = useState(lines.join("\n"));
  const shown = linesOf(typed).join("\n") === lines.join("\n") ? typed : lines.join("\n");
  return (
    <FieldFrame
      {...frame}
      control={(tied) => (
        <textarea
          {...tied}
          rows={Math.min(8, Math.max(2, shown.split("\n").length))}
          value={shown}
          placeholder={placeholder}
          disabled={disabled}
          spellCheck={false}
          autoCapitalize="none"
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(linesOf(target.value));
          }}
          className={clsx(inputClass, "resize-y whitespace-pre py-2 font-mono leading-5")}
        />
      )}
    />
  );
}
