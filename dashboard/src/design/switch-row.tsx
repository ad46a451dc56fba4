import { Switch } from "radix-ui";
import { type ReactNode, useId } from "react";

interface SwitchRowProps {
  label: string;
  /** What it does, in a sentence. */
  words?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabled?: boolean;
}

/** Words on the left, on or off on the right. */
export function SwitchRow({ label, words, isOn, onChange, disabled = false }: SwitchRowProps) {
  const id = useId();
  const wordsId = useId();
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {words !== undefined && (
          <p id={wordsId} className="text-muted">
            {words}
          </p>
        )}
      </div>
      <Switch.Root
        id={id}
        checked={isOn}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={words === undefined ? undefined : wordsId}
        className="mt-0.5 h-5 w-9 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors hover:border-muted disabled:opacity-60 data-[state=checked]:border-ink data-[state=checked]:bg-ink"
      >
        <Switch.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-[18px] data-[state=checked]:bg-surface" />
      </Switch.Root>
    </div>
  );
}
