import { type MirrorNode, nodeKind } from "./mirror-node.ts";

/** As many as a long article has; what a page has beyond is not worth its place in an index. */
export const maxPageTextChars = 200_000;

/** What a browser that draws the page and runs its script shows nothing of. */
const unread: ReadonlySet<string> = new Set([
  ...["script", "style", "noscript", "template", "title", "datalist"],
  ...["audio", "canvas", "object", "video"],
]);

/** They end no word. A span does: on a page of today it is more often a box of its own than a part of a word. */
export const typographic: ReadonlySet<string> = new Set([
  ...["b", "big", "em", "font", "i", "mark", "s", "small", "strong", "sub", "sup", "u", "wbr"],
]);

/** Inputs whose value is no text on the screen. */
const wordlessInputs: ReadonlySet<unknown> = new Set([
  ...["checkbox", "color", "file", "hidden", "image", "password", "radio", "range"],
]);

/**
 * What a visitor could read in a page: its texts, the values of its fields as they were recorded, and images' alternative
 * texts, in the order of the page. White space counts as one space, and what stands in elements of their own is apart.
 * What a style sheet hides is not told from what it shows.
 */
export function readText(root: MirrorNode, maxChars: number): string {
  let read = "";
  const add = (text: string): void => {
    const spaced = text.replace(/\s+/g, " ");
    read += read === "" || read.endsWith(" ") ? spaced.trimStart() : spaced;
  };
  // A stack of its own: how deep a page nests is the page's to choose.
  const open: (MirrorNode | "border")[] = [root];
  for (let next = open.pop(); next !== undefined && read.length < maxChars; next = open.pop()) {
    if (next === "border") {
      add(" ");
      continue;
    }
    if (next.kind === nodeKind.text) add(next.text);
    if (unread.has(next.tagName) || Object.hasOwn(next.attributes, "hidden")) continue;
    if (next.kind === nodeKind.element && !typographic.has(next.tagName)) {
      add(" ");
      open.push("border");
    }
    const own = ownText(next);
    if (own !== null) {
      add(own);
      continue;
    }
    const chosen = next.tagName === "select" ? fieldValue(next) : null;
    for (let child = next.last; child !== null; child = child.before) {
      if (chosen === null || isChosen(child, chosen)) open.push(child);
    }
  }
  return read.slice(0, maxChars).trimEnd();
}

/** Of an element that is read by itself and not by what is in it; null for any other node. */
function ownText(node: MirrorNode): string | null {
  const { tagName, attributes } = node;
  switch (tagName) {
    case "img":
    case "area":
      return textOr(attributes.alt, "");
    case "input":
      if (attributes.type === "image") return textOr(attributes.alt, "");
      return wordlessInputs.has(attributes.type)
        ? ""
        : fieldValue(node) || textOr(attributes.placeholder, "");
    case "textarea":
      if (node.first !== null && node.later?.input === undefined) return null;
      return fieldValue(node) || textOr(attributes.placeholder, "");
    default:
      return null;
  }
}

/** Of a field: as typed, else as the page was found; null when nothing is known of it. */
const fieldValue = ({ later, attributes }: MirrorNode): string | null =>
  later?.input?.text ?? (typeof attributes.value === "string" ? attributes.value : null);

/** Groups of options are looked into no further: their options stand under them and are all read. */
function isChosen(option: MirrorNode, chosen: string): boolean {
  if (option.tagName !== "option") return true;
  const label = option.first?.kind === nodeKind.text ? option.first.text : "";
  return textOr(option.attributes.value, label) === chosen;
}

const textOr = (value: unknown, other: string): string => (typeof value === "string" ? value : other);
