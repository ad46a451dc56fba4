import { Monitor, Moon, Sun } from "lucide-react";
import { ChoiceMenu } from "./choice-menu.tsx";
import { chooseTheme, type Theme, useTheme } from "./theme.ts";

const choices: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemeSwitch({ className }: { className: string }) {
  const theme = useTheme();
  const Icon = icons[theme];
  return (
    <ChoiceMenu label="Theme" value={theme} choices={choices} onChange={chooseTheme} side="top">
      <button type="button" className={className} title="Theme">
        <Icon aria-hidden="true" />
        <span>Theme</span>
      </button>
    </ChoiceMenu>
  );
}
