import { clsx } from "clsx";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";

interface ChoiceMenuProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** The control that opens it. */
  children: ReactElement;
  side?: "top" | "bottom";
}

export const menuClass = "z-50 rounded-md border border-line bg-raised p-1 shadow-float";
export const menuEntryClass =
  "flex h-7 cursor-pointer items-center gap-2 rounded-[4px] px-2 text-dense outline-none data-[highlighted]:bg-hover";

/** Before each entry, so that all begin alike. */
export function ChosenMark() {
  return (
    <span className="w-4">
      <DropdownMenu.ItemIndicator>
        <Check className="size-3.5" aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}

/** One of several, in a menu. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{props.children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={props.label}
          side={props.side ?? "bottom"}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={clsx(menuClass, "min-w-36")}
        >
          <DropdownMenu.RadioGroup
            value={props.value}
            onValueChange={(next) => {
              const choice = props.choices.find((one) => one.value === next);
              if (choice) props.onChange(choice.value);
            }}
          >
            {props.choices.map((choice) => (
              <DropdownMenu.RadioItem key={choice.value} value={choice.value} className={menuEntryClass}>
                <ChosenMark />
                {choice.label}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
