/*
 * What two replays of one page are compared by. What rrweb rewrites is the same in both, since both are its own work
 * (`script` is `noscript`, `_cssText` is a style element, hover rules stand twice, masked scripts are empty). Left out
 * or put in order is only what does not show:
 * - the class `:hover`, which follows the mouse and not the page;
 * - the order of declarations in a `style` attribute, where none stands twice;
 * - the empty document of an iframe for which none was recorded yet;
 * - `srcdoc`, which the replayer writes for an iframe or not, as it goes fast or not, and never shows;
 * - how a style element's text is parted among its text nodes: its rules are compared instead.
 */

import {
  attributeNamesOf,
  attributeOf,
  isDocument,
  isElement,
  childrenOf as nodesBelow,
} from "../../src/dom/native.ts";

export interface NormalNode {
  /** rrweb's id; -1 for what the replayer added, which counts them down from there. */
  id: number;
  name: string;
  attributes?: Record<string, unknown>;
  childNodes?: NormalNode[];
  shadow?: NormalNode[];
  /** Of an iframe. */
  document?: NormalNode;
  [fact: string]: unknown;
}

type IdOf = (node: Node) => number;

export function normalForm(node: Node, idOf: IdOf): NormalNode {
  const normal: NormalNode = { id: Math.max(-1, idOf(node)), name: node.nodeName };
  if (isDocument(node)) return { ...normal, ...documentFacts(node, idOf) };
  if (isElement(node)) return { ...normal, ...elementFacts(node, idOf) };
  const isCss = node.parentNode?.nodeName === "STYLE";
  return isCss ? normal : { ...normal, text: node.textContent };
}

type Facts = Record<string, unknown>;

function documentFacts(document: Document, idOf: IdOf): Facts {
  const view = document.defaultView;
  return {
    adopted: document.adoptedStyleSheets.map(rulesOf),
    scroll: [view?.scrollX, view?.scrollY].map((at) => Math.round(at ?? 0)),
    childNodes: childrenOf(document, idOf),
  };
}

function elementFacts(element: Element, idOf: IdOf): Facts {
  const facts: Facts = { namespace: element.namespaceURI, attributes: attributesOf(element) };
  const scroll = [element.scrollLeft, element.scrollTop].map(Math.round);
  if (scroll.some((at) => at !== 0)) facts.scroll = scroll;
  for (const name of ["value", "checked", "selectedIndex", "open"]) {
    // The replayer sets `checked` on whatever had an input event.
    if (name in element && (name !== "checked" || element.nodeName === "INPUT"))
      facts[name] = Reflect.get(element, name);
  }
  const { sheet, contentDocument }: { sheet?: CSSStyleSheet | null; contentDocument?: Document | null } =
    element as object;
  if (sheet) facts.rules = rulesOf(sheet);
  if (contentDocument && idOf(contentDocument) > 0) facts.document = normalForm(contentDocument, idOf);
  if (element.shadowRoot !== null) {
    facts.shadow = childrenOf(element.shadowRoot, idOf);
    facts.adopted = element.shadowRoot.adoptedStyleSheets.map(rulesOf);
  }
  return { ...facts, childNodes: childrenOf(element, idOf) };
}

function childrenOf(parent: Node, idOf: IdOf): NormalNode[] {
  return nodesBelow(parent).map((child) => normalForm(child, idOf));
}

function attributesOf(element: Element): Facts {
  const attributes: Facts = {};
  for (const name of attributeNamesOf(element)) {
    const value = attributeOf(element, name) ?? "";
    if (name === "class")
      attributes.class = value.split(/\s+/).filter((one) => one !== "" && one !== ":hover");
    else if (name === "style") attributes.style = value.split(/;\s*/).filter(Boolean).sort();
    else if (name !== "srcdoc") attributes[name] = value;
  }
  if (String(attributes.class ?? "") === "") delete attributes.class;
  return attributes;
}

const rulesOf = (sheet: CSSStyleSheet): string[] => [...sheet.cssRules].map((rule) => rule.cssText);
