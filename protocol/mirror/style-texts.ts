import { laterOf, type MirrorNode, nodeKind } from "./mirror-node.ts";
import { holdsCss, type NodeTree } from "./node-tree.ts";
import { weigh } from "./weigh.ts";

/*
 * A style element's text comes as `_cssText`, which may be a reference to an asset, and its text children come empty.
 * A snapshot therefore keeps those children as they came, and says afterwards which of them went, which changed and
 * which are new. Rules that were changed by script are lost when the text changes, in browsers as in the player.
 */

export function childAdded(tree: NodeTree, child: MirrorNode, parent: MirrorNode): void {
  if (!holdsCss(parent)) return;
  forgetRules(tree, parent);
  if (child.kind !== nodeKind.text || parent.later?.cssTextOf?.length !== 0) return;
  // The player gives the whole text to the first child that comes.
  parent.later.cssTextOf = [child.id];
}

/** To be called when the child is gone. */
export function childRemoved(tree: NodeTree, parent: MirrorNode): void {
  if (!holdsCss(parent)) return;
  forgetRules(tree, parent);
  const captured = parent.later?.cssTextOf;
  if (captured === undefined || captured.length === 0) return;
  if (captured.some((id) => tree.get(id)?.parent === parent)) return;
  const { _cssText, ...attributes } = parent.attributes;
  parent.attributes = attributes;
  delete parent.later?.cssTextOf;
  tree.grow(parent, -(typeof _cssText === "string" ? _cssText.length : 0));
}

export function textChanged(tree: NodeTree, text: MirrorNode): void {
  if (text.parent === null || !holdsCss(text.parent)) return;
  forgetRules(tree, text.parent);
  laterOf(text).isChangedCss = true;
}

export function forgetRules(tree: NodeTree, style: MirrorNode): void {
  const changes = style.later?.ruleChanges;
  if (changes === undefined) return;
  tree.grow(style, -weigh(changes));
  delete style.later?.ruleChanges;
}
