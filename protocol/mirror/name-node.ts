import { isAuthored } from "../authored-name.ts";
import type { ClickClaim } from "../click-events.ts";
import { childrenOf, type MirrorNode, nodeKind } from "./mirror-node.ts";
import { typographic } from "./read-text.ts";

/** An element as a signal names it, and why a visitor may expect something of a click on it. */
export interface NodeName {
  nodeId: number;
  selector: string;
  /** As it was recorded, so masked where that is. */
  text: string;
  claim: ClickClaim;
  isDisabled: boolean;
}

/** How far above what was hit the control that was meant may stand. */
const maxLevels = 8;
const maxSteps = 4;
/** Siblings and nodes that are looked at: how many a page has is the page's to choose. */
const maxSiblings = 100;
const maxTextNodes = 100;
const maxTextChars = 80;
const maxValueChars = 40;

const roles: Readonly<Record<string, ClickClaim>> = {
  ...{ button: "control", tab: "control", option: "control", menuitem: "control", treeitem: "control" },
  ...{ link: "link", textbox: "field", combobox: "field", checkbox: "field", radio: "field" },
  ...{ switch: "field", slider: "field", spinbutton: "field", searchbox: "field" },
};
const tags: Readonly<Record<string, ClickClaim>> = {
  ...{ button: "control", summary: "control", input: "field", select: "field", textarea: "field" },
  ...{ option: "field", label: "field", a: "link", area: "link" },
  ...{
    canvas: "opaque",
    video: "opaque",
    audio: "opaque",
    iframe: "opaque",
    embed: "opaque",
    object: "opaque",
  },
};
/** rrweb writes addresses out, so that `#` is the page's own with one at its end. */
const toNowhere = /^$|^#|^javascript:|#$/i;
const unread: ReadonlySet<string> = new Set(["script", "style", "title"]);
const buttonTypes: readonly unknown[] = ["button", "submit", "reset", "image"];

/** The control around what was hit, such as an icon within a button; or what was hit. */
export function nameNode(hit: MirrorNode): NodeName {
  let target = elementAt(hit);
  let claim: ClickClaim = "none";
  for (let at = target, level = 0; at !== null && level < maxLevels; at = at.parent, level += 1) {
    claim = claimOf(at);
    if (claim === "none") continue;
    target = at;
    break;
  }
  if (target === null) return { nodeId: hit.id, selector: "", text: "", claim: "none", isDisabled: false };
  const { id, attributes } = target;
  const isDisabled = "disabled" in attributes || attributes["aria-disabled"] === "true";
  return { nodeId: id, selector: selectorOf(target), text: textOf(target), claim, isDisabled };
}

const elementAt = (node: MirrorNode): MirrorNode | null =>
  node.kind === nodeKind.element ? node : node.parent?.kind === nodeKind.element ? node.parent : null;

/**
 * Handlers and the pointer's shape are not in a recording, but for an attribute that says so; nor is what becomes of a
 * link that leads elsewhere.
 */
function claimOf({ tagName, attributes }: MirrorNode): ClickClaim {
  const { role, type, href } = attributes;
  if (tagName === "a" && typeof href === "string" && !toNowhere.test(href)) return "opaque";
  if (typeof role === "string" && Object.hasOwn(roles, role)) return roles[role] ?? "none";
  if (tagName === "input" && buttonTypes.includes(type)) return "control";
  if (Object.hasOwn(tags, tagName)) return tags[tagName] ?? "none";
  return "onclick" in attributes ? "handler" : "none";
}

function textOf(node: MirrorNode): string {
  const { "aria-label": label, value } = node.attributes;
  const read = node.tagName === "input" ? value : readSome(node);
  return (
    [read, label]
      .find((text) => typeof text === "string" && text !== "")
      ?.toString()
      .slice(0, maxTextChars) ?? ""
  );
}

/** `readText` looks at all of an element, and an empty one may be a whole page. */
function readSome(root: MirrorNode): string {
  let read = "";
  let at: MirrorNode | null = root.first;
  for (let nodes = 0; at !== null && nodes < maxTextNodes && read.length < maxTextChars; nodes += 1) {
    if (at.kind === nodeKind.element && !typographic.has(at.tagName)) read += " ";
    if (at.kind === nodeKind.text && !unread.has(at.parent?.tagName ?? "")) read += at.text;
    at = nextIn(root, at);
  }
  return read.replace(/\s+/g, " ").trim().slice(0, maxTextChars);
}

/** In the order of the page, null behind the last in `root`. */
function nextIn(root: MirrorNode, node: MirrorNode): MirrorNode | null {
  if (node.first !== null) return node.first;
  let at = node;
  while (at.after === null) {
    if (at.parent === null || at.parent === root) return null;
    at = at.parent;
  }
  return at.after;
}

function selectorOf(node: MirrorNode): string {
  const steps: string[] = [];
  let at: MirrorNode | null = node;
  while (at !== null && at.kind === nodeKind.element && steps.length < maxSteps) {
    steps.unshift(stepOf(at));
    if (steps[0]?.startsWith("#")) break;
    at = at.parent;
  }
  return steps.join(" > ");
}

function stepOf(node: MirrorNode): string {
  const { attributes, tagName } = node;
  if (isAuthored(attributes.id)) return `#${attributes.id}`;
  for (const name of ["data-testid", "data-test", "name"]) {
    const value = attributes[name];
    if (typeof value === "string" && value !== "" && value.length <= maxValueChars)
      return `${tagName}[${name}="${value.replace(/["\\]/g, "\\$&")}"]`;
  }
  const step = plainStepOf(node);
  let place = 0;
  let alike = 0;
  let passed = 0;
  for (const sibling of node.parent === null ? [] : childrenOf(node.parent)) {
    if (++passed > maxSiblings) break;
    if (sibling.tagName !== tagName) continue;
    if (sibling === node) place = alike + 1;
    alike += 1;
  }
  return alike > 1 && place > 0 ? `${step}:nth-of-type(${place})` : step;
}

function plainStepOf({ attributes, tagName }: MirrorNode): string {
  const names = typeof attributes.class === "string" ? attributes.class.slice(0, 400).split(/\s+/) : [];
  return (
    tagName +
    names
      .filter(isAuthored)
      .slice(0, 2)
      .map((name) => `.${name}`)
      .join("")
  );
}
