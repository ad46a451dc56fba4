import { withStateClasses } from "./state-classes.ts";

/** Most sheets of a page; each snapshot brings them anew. */
const maxKept = 50;
const kept = new Map<string, string>();

const states = /:(focus(?:-visible|-within)?)(?![\w-])/g;

/**
 * A replayed page never has the focus, which would take the keyboard away from the dashboard: each rule for it gets a
 * class beside it, which the player gives to what had it.
 * @param cssText of a style element or sheet
 */
export function withFocusClasses(cssText: string): string {
  if (!cssText.includes(":focus")) return cssText;
  const known = kept.get(cssText);
  if (known !== undefined) return known;
  const made = withStateClasses(cssText, ":focus", states);
  if (kept.size >= maxKept) kept.clear();
  kept.set(cssText, made);
  return made;
}

/** The browser's own ring, weaker than any rule of the page. */
export const focusRing = ":where(.\\:focus-visible) { outline: -webkit-focus-ring-color auto 1px }";

/** What is typed into shows its ring however it got the focus (Selectors 4, `:focus-visible`). */
const typedInto =
  'textarea, select, [contenteditable], input:not([type="button"], [type="submit"], [type="reset"], [type="checkbox"], [type="radio"], [type="range"], [type="file"], [type="image"], [type="color"])';

/** Takes the focus' classes from whatever has them in the element's document, and gives them to the element. */
export function showFocus(element: Element): void {
  hideFocus(element.ownerDocument);
  element.classList.add(":focus");
  if (element.matches(typedInto)) element.classList.add(":focus-visible");
  for (let above: Element | null = element; above !== null; above = above.parentElement)
    above.classList.add(":focus-within");
}

export function hideFocus(page: Document): void {
  for (const one of page.querySelectorAll(".\\:focus-within"))
    one.classList.remove(":focus", ":focus-visible", ":focus-within");
}
