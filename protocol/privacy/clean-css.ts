import { textMask } from "./clean-text.ts";

/** What a sheet may hide something in: comments, strings and URLs; and where a declaration begins and ends. */
const tokens =
  /\/\*.*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|url\(((?:\\.|[^"'()\\])+)\)|(?<![\w-])([\w-]+)\s*:|[;{}]/gis;
const fewerTokens =
  /\/\*.*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|url\(((?:\\.|[^"'()\\])+)\)/gis;
const beforeUrl = /(?:url\(\s*|@import\s+)$/i;
/** Properties whose strings are shown as text. */
const textProperty = /^(?:content|quotes|--.*)$/i;
/** As `image-set` takes one, without `url()`. */
const isImageAddress = (text: string): boolean =>
  text.includes("/") && text.includes("?") && !/\s|^data:/.test(text);
/** With its quotes; no secret is so short, and a sheet of icons holds a thousand of these. */
const shortStringChars = 5;
/** An icon of a font, a bullet, or nothing. */
const oneSign = /^(?:\\[\da-f]{1,6}\s?|.?)$/isu;
const fontFile = /\.(?:woff2?|ttf|otf|eot)(?:[?#].*)?$/i;

export interface CssRules {
  /** Shows no text, and no URL but those of fonts and other sheets. */
  isStrict: boolean;
  clean(text: string): string;
  cleanUrl(url: string): string;
  comment(text: string): string;
}

/** A sheet's text without the secrets in its strings, URLs and comments; the rest holds none, and numbers that look like some. */
export function cleanCss(cssText: string, { isStrict, clean, cleanUrl, comment }: CssRules): string {
  let property = "";
  const urlFor = (url: string, isImport: boolean): string => {
    if (!isStrict || isImport) return cleanUrl(url);
    return fontFile.test(url) ? url.replace(/[?#].*$/, "") : url.startsWith("#") ? url : "";
  };
  const quoted = (token: string, quote: string, offset: number): string => {
    if (!isStrict && token.length <= shortStringChars) return token;
    const text = token.slice(1, token.length > 1 && token.endsWith(quote) ? -1 : undefined);
    const before = beforeUrl.exec(cssText.slice(Math.max(0, offset - 20), offset));
    let shown = isImageAddress(text) ? cleanUrl(text) : clean(text);
    if (before) shown = urlFor(text, before[0].startsWith("@"));
    else if (isStrict && textProperty.test(property) && !oneSign.test(text)) shown = textMask;
    return shown === text ? token : quote + shown + quote;
  };
  return cssText.replace(isStrict ? tokens : fewerTokens, (token, url: unknown, ...rest: unknown[]) => {
    const [first] = token;
    if (first === "/") return comment(token);
    if (first === '"' || first === "'") return quoted(token, first, Number(rest.at(-2)));
    if (typeof url === "string") return `url(${urlFor(url.trim(), false)})`;
    // A declaration begins with its name, and ends at any of the others.
    property = isStrict && typeof rest[0] === "string" ? rest[0] : "";
    return token;
  });
}
