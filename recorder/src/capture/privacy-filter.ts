import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";

/** As wide for every value, so that not even its length leaves the page. */
export const mask = "********";

export const maskText = (text: unknown): string => (text ? mask : "");

/** Inputs whose value is the label on a button, which the page wrote. */
const buttonTypes = new Set(["button", "submit", "reset", "image"]);
export const isButtonType = (type: unknown): boolean => buttonTypes.has(String(type).toLowerCase());

/** What the filter asks the page about a node it knows by id only. */
export interface PageNodes {
  isButton(nodeId: number): boolean;
  /** An input, select, option or textarea. */
  isField(nodeId: number): boolean;
  isInTextarea(nodeId: number): boolean;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/**
 * The one door every event passes on its way out. It changes rrweb's freshly made event in place. rrweb masks
 * as well, but leaves default values of cleared fields, values of options, radio buttons and checkboxes.
 */
export function privacyFilter(event: ReplayEvent, nodes: PageNodes): ReplayEvent {
  const { data } = event;
  if (!isFields(data)) return event;
  if (event.type === eventType.fullSnapshot) maskTree(data.node);
  if (event.type !== eventType.incremental) return event;
  if (data.source === incrementalSource.input && !nodes.isButton(Number(data.id))) {
    data.text = maskText(data.text);
  }
  if (data.source === incrementalSource.mutation) {
    for (const add of listOf(data.adds)) maskTree(add.node);
    for (const text of listOf(data.texts)) {
      if (nodes.isInTextarea(Number(text.id))) text.value = maskText(text.value);
    }
    for (const change of listOf(data.attributes)) {
      if (!isFields(change.attributes)) continue;
      delete change.attributes.selected;
      const nodeId = Number(change.id);
      if ("value" in change.attributes && nodes.isField(nodeId) && !nodes.isButton(nodeId)) {
        change.attributes.value = maskText(change.attributes.value);
      }
    }
  }
  return event;
}

function maskTree(root: unknown): void {
  const left: unknown[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!isFields(node)) continue;
    if (isFields(node.attributes)) maskAttributes(node.tagName, node.attributes);
    if (!Array.isArray(node.childNodes)) continue;
    for (const child of node.childNodes) {
      if (node.tagName === "textarea" && isFields(child)) child.textContent = maskText(child.textContent);
      left.push(child);
    }
  }
}

function maskAttributes(tagName: unknown, attributes: Fields): void {
  switch (tagName) {
    case "input":
      if (isButtonType(attributes.type)) return;
      break;
    case "option":
      delete attributes.selected;
      break;
    case "textarea":
    case "select":
      break;
    default:
      return;
  }
  if (attributes.value) attributes.value = mask;
}
