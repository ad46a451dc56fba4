import type { Privacy, Stance } from "../privacy/privacy.ts";
import {
  attributeValue,
  isLargeSheet,
  isReadableFrame,
  openMode,
  putSheet,
  sheetOf,
} from "./element-attributes.ts";
import { fieldValue, isTextField } from "./field-values.ts";
import { attributeOf, dataOf, isElement, isText, parentOf } from "./native.ts";
import type { NodeRecord, NodeRecords } from "./node-records.ts";
import type { PendingChanges } from "./pending-changes.ts";
import { cssOfText } from "./serialize-node.ts";
import type { AttributeChange, AttributeValue, TextChange } from "./serialized-node.ts";
import { isReadable } from "./sheet-text.ts";

/**
 * What a changed node's change comes to; null when it is as it was told, or the player does not have it.
 * @param onLargeSheet takes a link whose sheet has come and is told by itself
 */
export function tellChange(
  node: Node,
  pending: PendingChanges,
  records: NodeRecords,
  privacy: Privacy,
  onLargeSheet: (link: Element) => void,
): TextChange | AttributeChange | null {
  const record = records.shown(node);
  if (isText(node)) {
    const oldText = pending.texts.get(node);
    pending.texts.delete(node);
    return record === null || oldText === undefined ? null : tellText(node, oldText, record, privacy);
  }
  if (!isElement(node)) return null;
  const changed = pending.attributes.get(node);
  pending.attributes.delete(node);
  if (record === null || changed === undefined || record.stance.isBlocked) return null;
  const attributes: Record<string, AttributeValue> = {};
  const { tagName } = record;
  if (tagName === "link" && changed.has("_cssText") && isLargeSheet(node)) {
    changed.delete("_cssText");
    onLargeSheet(node);
  }
  for (const [name, oldValue] of changed) {
    tellAttribute(attributes, node, tagName, name, oldValue, record.stance, privacy);
  }
  return Object.keys(attributes).length === 0 ? null : { id: record.id, attributes };
}

function tellText(text: Text, oldText: string, record: NodeRecord, privacy: Privacy): TextChange | null {
  const data = dataOf(text);
  if (data === oldText) return null;
  const parent = parentOf(text);
  const element = parent !== null && isElement(parent) ? parent : null;
  const isCss = record.parent?.tagName === "style";
  const value = isCss ? cssOfText(text, privacy) : privacy.text(data, element, record.stance);
  return { id: record.id, value };
}

function tellAttribute(
  attributes: Record<string, AttributeValue>,
  element: Element,
  tagName: string,
  name: string,
  oldValue: string | null,
  stance: Stance,
  privacy: Privacy,
): void {
  if (name === "_cssText") {
    putSheet(attributes, element, privacy);
    return;
  }
  // A field follows its attribute, or its text, until somebody has written in it.
  if (name === "value" && isTextField(element, tagName)) {
    const told = fieldValue(element, stance, privacy);
    // As in a snapshot, where an empty input has no value.
    if (told !== null) attributes.value = told === "" && tagName === "input" ? null : told;
    return;
  }
  const value = attributeOf(element, name);
  if (value === oldValue || isToldOtherwise(element, tagName, name, stance, privacy)) return;
  const told = value === null ? null : attributeValue(element, tagName, name, value, stance, privacy);
  // A value that may not be told must not leave an older one standing.
  attributes[tagName === "iframe" && name === "src" ? "rr_src" : name] = told;
  if (tagName === "dialog" && name === "open" && told !== null) attributes.rr_open_mode = openMode(element);
}

function isToldOtherwise(
  element: Element,
  tagName: string,
  name: string,
  stance: Stance,
  privacy: Privacy,
): boolean {
  switch (tagName) {
    case "option":
      return name === "selected" && !privacy.showsChoice(element, stance);
    case "input":
      return name === "checked" && !privacy.showsChoice(element, stance);
    case "iframe":
      return name === "srcdoc" || (name === "src" && isReadableFrame(element));
    case "link":
      // The player has its rules; what is loaded instead of them tells so.
      return /^(?:href|rel)$/.test(name) && isReadable(sheetOf(element));
    default:
      return false;
  }
}
