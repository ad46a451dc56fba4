import type { Privacy } from "../privacy/privacy.ts";
import { baseOf } from "./base-of.ts";
import { cssOf, sheetOf } from "./element-attributes.ts";
import { firstRule, isReadable, rulesText } from "./sheet-text.ts";
import type { IsOver } from "./slices.ts";

/** The sheets of links, as far as earlier pages of the tab have told them and the server has them. */
export interface LinkedSheets {
  /**
   * What stands for the sheet in an event, so that nobody need read it; null when it is to be told whole.
   * @param read the text to be told, should the server ask for it after all; null when there is none any more
   */
  refOf(sheet: CSSStyleSheet, read: () => string | null): string | null;
  /** The sheet has been told whole, by this text. */
  onTold(sheet: CSSStyleSheet, cssText: string): void;
  /** Another sheet's text is told, which takes its time to be named. */
  onText(cssText: string): void;
}

/** A link's rules on their way into an event. */
export interface SheetReading {
  /** Goes on until the slice is over; true when all is read. */
  run(isOver: IsOver): boolean;
  /** As an event tells them: whole, or what stands for them. Null when there are none to be read. */
  text(): string | null;
}

const readAlready = (text: string | null): SheetReading => ({ run: () => true, text: () => text });

export function readSheet(
  link: Element,
  { privacy, links }: { privacy: Privacy; links?: LinkedSheets | undefined },
): SheetReading {
  const sheet = sheetOf(link);
  if (sheet === null || !isReadable(sheet)) return readAlready(null);
  const whole = (): string | null => cssOf(link, privacy);
  const ref = links?.refOf(sheet, whole) ?? null;
  if (ref !== null) return readAlready(ref);
  const { length } = sheet.cssRules;
  const cursor = firstRule();
  let read: string | null = "";
  return {
    run(isOver) {
      // With rules that scripts have put in or taken out meanwhile, the places are no longer the same.
      if (!isReadable(sheet) || sheet.cssRules.length !== length) {
        read = whole();
        return true;
      }
      read += privacy.css(rulesText(sheet, baseOf(link, privacy), cursor, isOver));
      return cursor.at >= length;
    },
    text() {
      if (read) links?.onTold(sheet, read);
      return read || null;
    },
  };
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
