import type { Privacy, Stance } from "../privacy/privacy.ts";
import { absoluteCss } from "./absolute-urls.ts";
import { baseOf } from "./base-of.ts";
import { attributesOf, putSheet, sheetOf } from "./element-attributes.ts";
import {
  childrenOf,
  dataOf,
  isDoctype,
  isDocument,
  isElement,
  isText,
  namespaceOf,
  nodeTypeOf,
  parentOf,
  tagNameOf,
} from "./native.ts";
import { nodeKind, type SerializedNode } from "./serialized-node.ts";
import { isAsWritten } from "./sheet-text.ts";
import { isLeftOut } from "./slim.ts";

/** Until it is known. */
const noId = 0;

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * A node that is no element, without its id and place; null for one that is left out.
 * @param parentTagName of what it stands in, and so is the stance
 */
export function serializeNode(
  node: Node,
  parentTagName: string,
  stance: Stance,
  privacy: Privacy,
  isCssTold: boolean,
): SerializedNode | null {
  if (isText(node)) return serializeText(node, parentTagName, stance, privacy, isCssTold);
  if (isDocument(node)) {
    const document = { type: nodeKind.document, id: noId, childNodes: [] };
    return node.compatMode === "CSS1Compat" ? document : { ...document, compatMode: node.compatMode };
  }
  if (isDoctype(node)) {
    const { name, publicId, systemId } = node;
    return { type: nodeKind.doctype, id: noId, name, publicId, systemId };
  }
  return nodeTypeOf(node) === 4 ? { type: nodeKind.cdata, id: noId, textContent: "" } : null;
}

/** Likewise, and without its children. */
export function serializeElement(element: Element, stance: Stance, privacy: Privacy): SerializedNode | null {
  const tagName = tagNameOf(element);
  if (isLeftOut(tagName, element)) return null;
  const attributes = attributesOf(element, tagName, stance, privacy);
  if (tagName === "style" && !stance.isBlocked && !tellsTextsApart(element)) {
    putSheet(attributes, element, privacy);
  }
  const serialized: SerializedNode = {
    type: nodeKind.element,
    id: noId,
    tagName,
    attributes,
    childNodes: [],
  };
  if (namespaceOf(element) === svgNamespace) serialized.isSVG = true;
  if (tagName.includes("-") && element.ownerDocument.defaultView?.customElements.get(tagName) !== undefined)
    serialized.isCustom = true;
  return serialized;
}

/** A style element of several texts is told by them, as long as script has not changed its rules. */
function tellsTextsApart(style: Element): boolean {
  const texts = childrenOf(style).filter(isText);
  const sheet = sheetOf(style);
  return texts.length > 1 && sheet !== null && isAsWritten(sheet, texts.map(dataOf));
}

function serializeText(
  text: Text,
  parentTagName: string,
  stance: Stance,
  privacy: Privacy,
  isCssTold: boolean,
): SerializedNode | null {
  const parent = parentOf(text);
  const element = parent !== null && isElement(parent) ? parent : null;
  const data = dataOf(text);
  // White space between the tags of a head.
  if (parentTagName === "head" && data.trim() === "") return null;
  if (parentTagName !== "style")
    return { type: nodeKind.text, id: noId, textContent: privacy.text(data, element, stance) };
  if (isCssTold) return { type: nodeKind.text, id: noId, textContent: "" };
  return { type: nodeKind.text, id: noId, textContent: cssOfText(text, privacy), isStyle: true };
}

/** Of a style element's text. */
export const cssOfText = (text: Text, privacy: Privacy): string =>
  privacy.css(absoluteCss(dataOf(text), baseOf(text, privacy)));
