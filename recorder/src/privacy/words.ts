import { textMask } from "../../../protocol/privacy/clean-text.ts";
import type { Clean, Level } from "./level.ts";

const urlInText = /\b(?:https?|wss?):\/\/[^\s"'<>`]+/g;
/** `script.js:10:5` and its closing bracket: where in a file, in a line of a stack. */
const placeInFile = /(?::\d+){1,2}\)?$|[).,;:!?\]}]+$/;

/** `at name (`, or `name@` of Firefox and Safari, before the URL. */
const stackLine =
  /^\s*(?:at\s+(?:async\s+|new\s+)?[\w$.<>[\] ]*\(?|[\w$.<>/]*@)(?=(?:https?|file):\/\/|<anonymous>)/;
const errorName = /^(?:Uncaught )?(?:\(in promise\) )?[A-Z]\w{0,40}(?:Error|Exception)\b/;

/** Free text that no element holds: a title, an error's message and stack, what a page logs. */
export function cleanWords(
  text: string,
  level: Level,
  clean: Clean,
  cleanUrl: (url: string) => string,
): string {
  const withUrls = text.includes("://")
    ? text.replace(urlInText, (found) => cleanFound(found, cleanUrl))
    : text;
  return level === "strict" ? strictWords(withUrls) : clean(withUrls);
}

function cleanFound(found: string, cleanUrl: (url: string) => string): string {
  const behind = placeInFile.exec(found)?.[0] ?? "";
  return cleanUrl(found.slice(0, found.length - behind.length)) + behind;
}

/** Of an error its name, and where its stack leads; nothing else. */
const strictWords = (text: string): string =>
  text
    .split("\n")
    .map((line) => {
      if (line.trim() === "" || stackLine.test(line)) return line;
      const name = errorName.exec(line)?.[0];
      return name === undefined ? textMask : `${name}: ${textMask}`;
    })
    .join("\n");
