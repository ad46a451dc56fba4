import { isAuthored } from "../../../protocol/authored-name.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { isRoot } from "./realm.ts";

/** Attributes that authors give for finding an element again. */
const namingAttributes = ["data-testid", "data-test", "data-cy", "name"];
/** Deep enough to tell apart, short enough to read. */
const maxSteps = 5;

/** A short CSS selector that finds the element in its document or shadow root, as stable as the page and its privacy allow. */
export function selectorOf(element: Element, privacy: Privacy): string {
  const root = element.getRootNode();
  const steps: string[] = [];
  let at: Element | null = element;
  while (at !== null && steps.length < maxSteps) {
    steps.unshift(stepOf(at, privacy));
    const selector = steps.join(" > ");
    if (isRoot(root) && root.querySelectorAll(selector).length === 1) return selector;
    at = at.parentElement;
  }
  return steps.join(" > ");
}

function stepOf(element: Element, privacy: Privacy): string {
  const tag = CSS.escape(element.localName);
  if (isAuthored(element.id)) return `#${CSS.escape(element.id)}`;
  const stance = privacy.stanceOf(element);
  for (const name of namingAttributes) {
    const value = element.getAttribute(name);
    const isShown = value !== null && privacy.attribute(element, name, value, stance) === value;
    if (value && value.length <= 40 && isShown) return `${tag}[${name}="${CSS.escape(value)}"]`;
  }
  const names = [...element.classList].filter(isAuthored).slice(0, 2);
  const step = tag + names.map((name) => `.${CSS.escape(name)}`).join("");
  const siblings = [...(element.parentElement?.children ?? [])];
  if (siblings.filter((sibling) => sibling.matches(step)).length < 2) return step;
  const alike = siblings.filter((sibling) => sibling.localName === element.localName);
  return `${step}:nth-of-type(${alike.indexOf(element) + 1})`;
}
