import { type ConsolePayload, consoleLevels } from "../../../protocol/trouble-events.ts";
import type { Capturing } from "./capturing.ts";
import { consoleTexts } from "./console-text.ts";

export type ConsoleChoice = "error" | "warn" | "all" | "off";
type Level = ConsolePayload["level"];

const levelsOf = (choice: ConsoleChoice): readonly Level[] =>
  choice === "all" ? consoleLevels : consoleLevels.slice(0, ["off", "error", "warn"].indexOf(choice));

const maxStackLines = 5;
const withStack = new Set<Level>(["error", "warn"]);

/** @param choice lines from this level up; "warn" is errors and warnings */
export function watchConsole({ tell, privacy, hook }: Capturing, choice: ConsoleChoice): void {
  // What is written while a line is being told was caused by telling it.
  let isTelling = false;
  for (const level of levelsOf(choice)) {
    hook(console, level, (_console, args) => {
      if (isTelling) return undefined;
      isTelling = true;
      try {
        tell("ph.console", () => ({
          level,
          args: consoleTexts(args).map(privacy.words),
          stack: withStack.has(level) ? privacy.words(callerStack()) : "",
        }));
      } finally {
        isTelling = false;
      }
      return undefined;
    });
  }
}

/** Where the page called, without the lines of ours above it: they end with the hook's own, see `hook.ts`. */
function callerStack(): string {
  const lines = (new Error().stack ?? "").split("\n");
  const own = lines.findIndex((line) => /\bapply\b/.test(line));
  return lines.slice(own + 1, own + 1 + maxStackLines).join("\n");
}
