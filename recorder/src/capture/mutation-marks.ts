import type { Mark } from "./rhythms.ts";

/** Places above a change that know the like of it too: a grid updates now this cell, now that one. */
const maxLevels = 3;

/** Added to a page without being seen: style sheets of components, scripts, hints. */
const unseen = /^(?:script|style|link|meta|template|noscript|base)$/;
/** Attributes by which scripts remember how the visitor points or focuses. */
const ofInputMode = /^data-(?:focus|what|js-focus|last-)/;

/** Where a change was and what was like it, the nearest place first; empty for one that nobody can see. */
export function marksOf({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord): Mark[] {
  const place = type === "characterData" ? target.parentElement : target;
  if (place === null || (type === "attributes" && ofInputMode.test(attributeName ?? ""))) return [];
  let signature = `@${attributeName}`;
  if (type === "characterData") signature = "text";
  if (type === "childList") {
    const seen = [...addedNodes, ...removedNodes].find((node) => !unseen.test(node.nodeName.toLowerCase()));
    if (!seen) return [];
    // A text set anew is a text that changed.
    signature = seen.nodeType === 3 ? "text" : `child ${nameOf(seen)}`;
  }
  const marks: Mark[] = [{ at: place, signature }];
  let above = place.parentNode;
  for (let level = 0; above !== null && level < maxLevels; level++, above = above.parentNode) {
    marks.push({ at: above, signature: `${signature} in ${nameOf(place)}`, from: place });
  }
  return marks;
}

function nameOf(node: Node): string {
  const className: unknown = Reflect.get(node, "className");
  return `${node.nodeName} ${typeof className === "string" ? className.split(" ", 1)[0] : ""}`;
}
