import type { Mark } from "./rhythms.ts";

/** Places above a change that know the like of it too: a grid updates now this cell, now that one. */
const maxLevels = 3;

/** Added to a page without being seen: style sheets of components, scripts, hints. */
const unseen = /^(?:script|style|link|meta|template|noscript|base)$/i;
/** Attributes by which scripts remember how the visitor points or focuses. */
const ofInputMode = /^data-(?:focus|what|js-focus|last-)/;

/** Where a change was and what was like it, the nearest place first; empty for one that nobody can see. */
export function marksOf(record: MutationRecord): Mark[] {
  const { type, target } = record;
  const place = type === "characterData" ? target.parentElement : target;
  const signature = signatureOf(type, record);
  if (place === null || signature === null) return [];
  const marks: Mark[] = [{ at: place, signature }];
  let above = place.parentNode;
  for (let level = 0; above !== null && level < maxLevels; level++, above = above.parentNode) {
    marks.push({ at: above, signature: `${signature} in ${nameOf(place)}`, from: place });
  }
  return marks;
}

/** What the change is like; null when nobody can see it. A record makes what is asked of it, so little is. */
function signatureOf(type: MutationRecordType, record: MutationRecord): string | null {
  if (type === "characterData") return "text";
  if (type === "attributes") {
    const name = record.attributeName ?? "";
    return ofInputMode.test(name) ? null : `@${name}`;
  }
  const seen = firstSeen(record.addedNodes) ?? firstSeen(record.removedNodes);
  if (!seen) return null;
  // A text set anew is a text that changed.
  return seen.nodeType === 3 ? "text" : `child ${nameOf(seen)}`;
}

function firstSeen(nodes: NodeList): Node | null {
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (node && !unseen.test(node.nodeName)) return node;
  }
  return null;
}

function nameOf(node: Node): string {
  const className: unknown = Reflect.get(node, "className");
  return `${node.nodeName} ${typeof className === "string" ? className.split(" ", 1)[0] : ""}`;
}
