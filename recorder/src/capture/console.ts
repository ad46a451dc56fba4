import { type ConsolePayload, consoleLevels } from "../../../protocol/trouble-events.ts";
import type { Capturing } from "./capturing.ts";
import { consoleTexts } from "./console-text.ts";
import type { ReadErrorLine } from "./late-errors.ts";

export type ConsoleChoice = "error" | "warn" | "all" | "off";
type Level = ConsolePayload["level"];

const levelsOf = (choice: ConsoleChoice): readonly Level[] =>
  choice === "all" ? consoleLevels : consoleLevels.slice(0, ["off", "error", "warn"].indexOf(choice));

const maxStackLines = 5;

/**
 * Tells of the console's lines. What it returns takes those of level `error`, which are heard from the start.
 * @param choice lines from this level up; "warn" is errors and warnings
 */
export function watchConsole({ tell, privacy, hook }: Capturing, choice: ConsoleChoice): ReadErrorLine {
  // What is written while a line is being told was caused by telling it.
  let isTelling = false;
  const tellLine = (level: Level, args: readonly unknown[], stack: string, atMs: number): void => {
    if (isTelling) return;
    isTelling = true;
    try {
      tell(
        "ph.console",
        () => ({ level, args: consoleTexts(args).map(privacy.words), stack: privacy.words(callerOf(stack)) }),
        atMs,
      );
    } finally {
      isTelling = false;
    }
  };
  for (const level of levelsOf(choice)) {
    if (level === "error") continue;
    hook(console, level, (_console, args) => {
      tellLine(level, args, level === "warn" ? (new Error().stack ?? "") : "", Date.now());
      return undefined;
    });
  }
  return (args, stack, atMs) => tellLine("error", args, stack, atMs);
}

/** Where the page called, without the lines of ours above it: they end with the hook's own, see `hook.ts`. */
function callerOf(stack: string): string {
  const lines = stack.split("\n");
  const own = lines.findIndex((line) => /\bapply\b/.test(line));
  return lines.slice(own + 1, own + 1 + maxStackLines).join("\n");
}
