import { absoluteCss } from "./absolute-urls.ts";
import { type IsOver, withoutEnd } from "./slices.ts";

/** How far a sheet's rules have been read. */
export interface RuleCursor {
  at: number;
  /** Only layers may stand before an import, so behind another rule nothing is asked what it is. */
  mayImport: boolean;
}

export const firstRule = (): RuleCursor => ({ at: 0, mayImport: true });

/** The rules of a sheet as text, with absolute URLs; null when another origin's or not yet loaded. */
export function sheetText(sheet: CSSStyleSheet | null, baseUrl: string): string | null {
  if (sheet === null) return null;
  try {
    return rulesText(sheet, baseUrl, firstRule(), withoutEnd);
  } catch {
    return null;
  }
}

/**
 * The rules from the cursor on, which goes along, until the slice is over; likewise.
 * @throws where the rules cannot be read
 */
export function rulesText(
  { href, cssRules }: CSSStyleSheet,
  baseUrl: string,
  cursor: RuleCursor,
  isOver: IsOver,
): string {
  const sheetUrl = href ?? baseUrl;
  let text = "";
  while (cursor.at < cssRules.length) {
    const rule = cssRules[cursor.at++];
    if (rule === undefined) break;
    const own = rule.cssText;
    if (cursor.mayImport && isImport(rule)) text += importedText(rule, own, sheetUrl);
    else {
      text += own;
      cursor.mayImport &&= own.startsWith("@layer");
    }
    if (isOver(0)) break;
  }
  return absoluteCss(text, sheetUrl);
}

export function isReadable(sheet: CSSStyleSheet | null): boolean {
  try {
    return sheet !== null && sheet.cssRules.length >= 0;
  } catch {
    return false;
  }
}

/** An `@import` becomes the rules it brings, within its conditions; one that cannot be read stays. */
function importedText(rule: CSSImportRule, ownText: string, baseUrl: string): string {
  const { media, layerName, supportsText, styleSheet } = rule;
  let wrapped = sheetText(styleSheet, baseUrl);
  if (wrapped === null) return ownText;
  if (media.mediaText) wrapped = `@media ${media.mediaText}{${wrapped}}`;
  if (supportsText) wrapped = `@supports ${supportsText}{${wrapped}}`;
  return layerName === null || layerName === undefined ? wrapped : `@layer ${layerName}{${wrapped}}`;
}

const isImport = (rule: CSSRule): rule is CSSImportRule => "styleSheet" in rule;

/**
 * Whether a sheet's rules are what its texts say, so that each text can stand for itself: style libraries append a
 * text for each component and take single ones away again. A sheet with `@import` is taken as changed.
 */
export function isAsWritten(sheet: CSSStyleSheet, texts: readonly string[]): boolean {
  try {
    const parsed = new CSSStyleSheet();
    parsed.replaceSync(texts.join(""));
    return (
      parsed.cssRules.length === sheet.cssRules.length &&
      [...parsed.cssRules].every((rule, at) => rule.cssText === sheet.cssRules[at]?.cssText)
    );
  } catch {
    return false;
  }
}
