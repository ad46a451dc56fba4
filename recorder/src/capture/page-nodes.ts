import { record } from "@rrweb/record";
import { isButtonType, type PageNodes } from "./privacy-filter.ts";

/** rrweb's ids as nodes of the page. `tagName` rather than `instanceof`: nodes of frames have other classes. */
export const pageNodes: PageNodes = {
  isButton: (nodeId) => isButton(record.mirror.getNode(nodeId)),
  isField: (nodeId) => /^(input|select|option|textarea)$/i.test(tagNameOf(record.mirror.getNode(nodeId))),
  isInTextarea: (nodeId) => /^textarea$/i.test(tagNameOf(record.mirror.getNode(nodeId)?.parentNode ?? null)),
};

export const isButton = (node: Node | null): boolean =>
  node !== null && /^input$/i.test(tagNameOf(node)) && isButtonType(Reflect.get(node, "type"));

const tagNameOf = (node: Node | null): string => (node ? String(Reflect.get(node, "tagName")) : "");
