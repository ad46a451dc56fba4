import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import { ChosenMark, Menu, menuEntryClass } from "./menu.tsx";

interface ChoiceMenuProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** The control that opens it. */
  children: ReactElement;
  side?: "top" | "bottom";
}

/** One of several, in a menu. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  return (
    <Menu label={props.label} trigger={props.children} side={props.side ?? "bottom"} className="min-w-36">
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
    </Menu>
  );
}
