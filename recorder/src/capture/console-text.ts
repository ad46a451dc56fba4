import { maxConsoleArgs } from "../../../protocol/trouble-events.ts";
import { maxArgumentChars, serialiseArgument } from "./serialise-argument.ts";

/**
 * A console line as texts. When the first argument is a format, what it takes is put in, and styles (`%c`) are left
 * out (source: the console standard, "Formatting specifiers").
 */
export function consoleTexts(args: readonly unknown[]): string[] {
  const [format, ...rest] = args.slice(0, maxConsoleArgs);
  if (typeof format !== "string" || rest.length === 0 || !format.includes("%")) {
    return args.slice(0, maxConsoleArgs).map(serialiseArgument);
  }
  const text = format.slice(0, maxArgumentChars).replace(/%[sdifoOc%]/g, (found) => {
    if (found === "%%") return "%";
    if (rest.length === 0) return found;
    const taken = rest.shift();
    return found === "%c" ? "" : serialiseArgument(taken);
  });
  return [text.slice(0, maxArgumentChars), ...rest.map(serialiseArgument)];
}
