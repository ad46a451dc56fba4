import type { Privacy } from "../privacy/privacy.ts";
import { cssOf, sheetOf } from "./element-attributes.ts";
import { isReadable } from "./sheet-text.ts";

/** The sheets of links, as far as earlier pages of the tab have told them and the server has them. */
export interface LinkedSheets {
  /**
   * What stands for the sheet in an event, so that nobody need read it; null when it is to be told whole.
   * @param read the text to be told, should the server ask for it after all; null when there is none any more
   */
  refOf(sheet: CSSStyleSheet, read: () => string | null): string | null;
  /** The sheet has been told whole, by this text. */
  onTold(sheet: CSSStyleSheet, cssText: string): void;
}

/** A link's rules as an event tells them: whole, or what stands for them. Null when there are none to be read. */
export function textOrRef(
  link: Element,
  { privacy, links }: { privacy: Privacy; links?: LinkedSheets | undefined },
): string | null {
  const sheet = sheetOf(link);
  if (sheet === null || !isReadable(sheet)) return null;
  const read = (): string | null => cssOf(link, privacy);
  const ref = links?.refOf(sheet, read) ?? null;
  if (ref !== null) return ref;
  const text = read();
  if (text !== null) links?.onTold(sheet, text);
  return text;
}

/** Of so many rules, spread over the sheet, the text is compared. */
const comparedRules = 16;

/**
 * What a large sheet is known by on later pages: its address, size and number of rules, and the text of some of them.
 * Null for one whose rules come from elsewhere, and one without an address.
 */
export function markOf({ href, cssRules }: CSSStyleSheet): string | null {
  const { length } = cssRules;
  const first = cssRules[0];
  // Only layers may stand before an import.
  if (href === null || first === undefined || /^@(?:import|layer)/.test(first.cssText)) return null;
  const texts: string[] = [];
  for (let n = 0; n < comparedRules; n++)
    texts.push(cssRules[Math.floor((n * (length - 1)) / (comparedRules - 1))]?.cssText ?? "");
  return [href, decodedBytesOf(href), length, ...texts].join("\n");
}

/** As the browser loaded it; 0 where another origin does not tell. */
function decodedBytesOf(href: string): number {
  const entry = performance.getEntriesByName(href, "resource").at(-1);
  return entry instanceof PerformanceResourceTiming ? entry.decodedBodySize : 0;
}
