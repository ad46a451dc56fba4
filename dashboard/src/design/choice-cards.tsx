import { clsx } from "clsx";
import { RadioGroup } from "radix-ui";
import { useId } from "react";

interface ChoiceCardsProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string; words: string }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of a few, each with what it means. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { label, value, choices, onChange, disabled = false } = props;
  const id = useId();
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const choice = choices.find((one) => one.value === next);
        if (choice) onChange(choice.value);
      }}
      disabled={disabled}
      className="grid gap-2 sm:grid-cols-3"
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          htmlFor={`${id}-${choice.value}`}
          className={clsx(
            "flex gap-2.5 rounded-md border p-3 transition-colors",
            choice.value === value ? "border-ink bg-raised" : "border-line bg-surface",
            disabled ? "opacity-70" : "cursor-pointer hover:border-line-strong hover:bg-hover",
            choice.value === value && "hover:border-ink",
          )}
        >
          <RadioGroup.Item
            id={`${id}-${choice.value}`}
            value={choice.value}
            aria-labelledby={`${id}-${choice.value}-label`}
            aria-describedby={`${id}-${choice.value}-words`}
            className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface data-[state=checked]:border-ink"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-ink" />
          </RadioGroup.Item>
          <span className="min-w-0">
            <span id={`${id}-${choice.value}-label`} className="block font-medium">
              {choice.label}
            </span>
            <span id={`${id}-${choice.value}-words`} className="block text-muted">
              {choice.words}
            </span>
          </span>
        </label>
      ))}
    </RadioGroup.Root>
  );
}
