import { textMask } from "../../../protocol/privacy/clean-text.ts";
import type { Clean, Level } from "./level.ts";

/** What a sheet may hide something in: comments, strings and URLs; and where a declaration begins and ends. */
const tokens =
  /\/\*.*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|url\(\s*([^"')\s][^)]*)\)|([\w-]+)\s*:|[;{}]/gis;
const fewerTokens =
  /\/\*.*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|url\(\s*([^"')\s][^)]*)\)/gis;
const beforeUrl = /(?:url\(\s*|@import\s+)$/i;
/** Properties whose strings are shown as text. */
const textProperty = /^(?:content|quotes|--.*)$/i;
const fontFile = /\.(?:woff2?|ttf|otf|eot)(?:[?#].*)?$/i;

/**
 * A sheet's text: no comments, no secrets in its strings, clean URLs. Under strict no text, and no URL but those of
 * fonts and other sheets.
 */
export function cleanCss(
  cssText: string,
  level: Level,
  clean: Clean,
  cleanUrl: (url: string) => string,
): string {
  const isStrict = level === "strict";
  let property = "";
  const urlFor = (url: string, isImport: boolean): string => {
    if (!isStrict || isImport) return cleanUrl(url);
    return fontFile.test(url) ? url.replace(/[?#].*$/, "") : url.startsWith("#") ? url : "";
  };
  return cssText.replace(isStrict ? tokens : fewerTokens, (token, url: unknown, ...rest: unknown[]) => {
    const offset = Number(rest.at(-2));
    const [name] = rest;
    switch (token[0]) {
      case "/":
        return "";
      case '"':
      case "'": {
        const text = token.slice(1, token.length > 1 && token.endsWith(token[0]) ? -1 : undefined);
        const before = beforeUrl.exec(cssText.slice(Math.max(0, offset - 20), offset));
        let shown = clean(text);
        if (before) shown = urlFor(text, before[0].startsWith("@"));
        else if (isStrict && textProperty.test(property) && text !== "") shown = textMask;
        return shown === text ? token : token[0] + shown + token[0];
      }
      case ";":
      case "{":
      case "}":
        property = "";
        return token;
    }
    if (typeof url === "string") return `url(${urlFor(url.trim(), false)})`;
    if (typeof name === "string") property = name;
    return token;
  });
}
