import { eventType, type ReplayEvent } from "../events.ts";
import { cleanCss } from "./clean-css.ts";
import { cleanText } from "./clean-text.ts";

type Container = Record<string | number, unknown>;

/** What a website says of its visitor in its own words, so that members find them by it. */
const ownWords = new Set(["ph.identify", "ph.conversation"]);
/** Style sheets and rules, as rrweb names them. Numbers in them may look like secrets. */
const cssKeys = new Set(["_cssText", "cssText", "rule", "replace", "replaceSync"]);
/** Drawings and pictures in an element's attributes: nothing but numbers. */
const shapeKeys = new Set([
  "d",
  "points",
  "path",
  "values",
  "viewBox",
  "transform",
  "gradientTransform",
  "patternTransform",
  "stroke-dasharray",
  "keySplines",
  "keyTimes",
  "rr_dataURL",
]);

/**
 * Masks secrets in every string of the events, in place: they were decoded for this reader alone.
 * Keys are left as they are; rrweb's are its own words.
 * @param showsEmails leaves e-mail addresses as they are
 * @returns whether anything was masked
 */
export function cleanEvents(events: readonly ReplayEvent[], showsEmails = false): boolean {
  const rules = showsEmails ? withEmails : withoutEmails;
  let changed = false;
  for (const event of events) {
    const isCustom = event.type === eventType.custom;
    if (isCustom && isContainer(event.data) && ownWords.has(String(event.data.tag))) continue;
    if (cleanWithin(event, isCustom ? rules.custom : rules.page)) changed = true;
  }
  return changed;
}

function cleanWithin(event: ReplayEvent, clean: (text: string, key: string) => string): boolean {
  let changed = false;
  // A stack of its own: how deep a page nests is the page's to choose.
  const open: unknown[] = [event];
  const cleanAt = (container: Container, key: string | number): void => {
    const value = container[key];
    if (typeof value === "object") {
      if (value !== null) open.push(value);
      return;
    }
    if (typeof value !== "string") return;
    const shown = clean(value, typeof key === "string" ? key : "");
    if (shown === value) return;
    container[key] = shown;
    changed = true;
  };
  while (open.length > 0) {
    const container = open.pop();
    // By number, since `for … in` makes a text of every index: most of an event is lists of positions and nodes.
    if (isList(container)) for (let index = 0; index < container.length; index++) cleanAt(container, index);
    else if (isContainer(container)) for (const key in container) cleanAt(container, key);
  }
  return changed;
}

function rulesFor(showsEmails: boolean) {
  const custom = (text: string): string => cleanText(text, showsEmails);
  const cssRules = { isStrict: false, clean: custom, cleanUrl: custom, comment: custom };
  const page = (text: string, key: string): string => {
    if (cssKeys.has(key)) return cleanCss(text, cssRules);
    return shapeKeys.has(key) ? text : custom(text);
  };
  return { custom, page };
}
const withEmails = rulesFor(true);
const withoutEmails = rulesFor(false);

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
const isList = (value: unknown): value is Container & unknown[] => Array.isArray(value);
