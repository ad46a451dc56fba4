import { textMask } from "../../../protocol/privacy/clean-text.ts";
import { mapSrcset } from "../dom/absolute-urls.ts";
import { attributeOf, localNameOf } from "../dom/native.ts";
import { type AttributeKind, kindOfAttribute, mayBeShape } from "./attribute-kinds.ts";
import { isField } from "./fields.ts";
import { createKnownAttributes, type KnownAttributes } from "./known-attributes.ts";
import { type Clean, type Level, levelFor } from "./level.ts";
import type { Privacy, Stance } from "./privacy.ts";

/** Values a style sheet asks for; whoever the visitor is, they say nothing. */
const stylingWords = new Set(
  "true false yes no on off open closed expanded collapsed active inactive enabled disabled checked unchecked mixed indeterminate selected visible hidden idle loading loaded error success warning info light dark auto top right bottom left start end center none both horizontal vertical row col ltr rtl small medium large sm md lg xl primary secondary default page dialog menu listbox modal dropdown tab tooltip collapse polite assertive lazy async get post".split(
    " ",
  ),
);
/** Names whose words are a design's own, such as the name of a theme. */
const stylingNames =
  /^data-(?:bs-|popper-|radix-)?(?:theme|mode|color-?(?:mode|scheme)|scheme|state|status|side|align|orientation|variant|size|placement|layout|slot|type|role|kind|toggle|direction)$/;
const isDesignWord = (value: string): boolean => /^[a-z]+(?:-[a-z]+){0,2}$/.test(value) && value.length <= 20;

const isStyling = (name: string, value: string): boolean =>
  value === "" ||
  value === name ||
  stylingWords.has(value) ||
  (stylingNames.test(name) && isDesignWord(value));

/** Whose `content` tells a browser how to draw the page. */
const drawingMeta = /^(?:viewport|theme-color|color-scheme|referrer|robots|charset)$/i;
const numberOnly = /^-?\d{1,4}(?:\.\d+)?$/;

interface Rules {
  level: Level;
  clean: Clean;
  css: Privacy["css"];
  url: Privacy["url"];
  value: Privacy["value"];
}

/** How much is told. */
interface Manner {
  isStrict: boolean;
  isOpen: boolean;
  known: KnownAttributes;
}

export function createAttributes({ level, clean, css, url, value: fieldValue }: Rules): Privacy["attribute"] {
  /** Under strict a link is still a link, and leads nowhere; sheets are needed to draw the page. */
  const strictUrl = (element: Element, name: string, value: string): string | null => {
    // A part of the same page, such as a gradient of a drawing.
    if (value.startsWith("#")) return /[=/]/.test(value) ? "#" : clean(value);
    if (!name.endsWith("href")) return null;
    return localNameOf(element) === "link" ? url(value) : "#";
  };

  const decide = (
    kind: AttributeKind,
    element: Element,
    name: string,
    value: string,
    stance: Stance,
    { isStrict, isOpen }: Manner,
  ): string | null => {
    const words = (): string => (isOpen ? clean(value) : value && textMask);
    switch (kind) {
      case "shape":
        return value;
      case "structure":
        return clean(value);
      case "css":
        return css(clean(value));
      case "value":
        if (isField(element)) return fieldValue(element, value, stance);
        return !stance.isMasked && numberOnly.test(value) ? value : words();
      case "url":
        return isStrict ? strictUrl(element, name, value) : url(value);
      case "urls":
        return isStrict ? null : mapSrcset(value, url);
      case "text":
        if (isStrict) return null;
        if (name === "content" && drawingMeta.test(attributeOf(element, "name") ?? "")) return clean(value);
        return words();
      case "own":
        if (clean(name) !== name) return null;
        if (isStyling(name, value)) return value;
        if (isStrict) return null;
        return words();
      case "never":
        return null;
    }
  };
  const strict: Manner = { isStrict: true, isOpen: false, known: createKnownAttributes() };
  const masked: Manner = { isStrict: false, isOpen: false, known: createKnownAttributes() };
  const open: Manner = { isStrict: false, isOpen: true, known: createKnownAttributes() };

  return (element, name, value, stance) => {
    const forElement = levelFor(level, stance);
    const isOpen = forElement === "open" && !stance.isMasked;
    const manner = forElement === "strict" ? strict : isOpen ? open : masked;
    const before = manner.known.get(name, value);
    if (before !== undefined) return before;
    const kind = kindOfAttribute(element, name);
    const told = decide(kind, element, name, value, stance, manner);
    // By name and value alone: what is the page's own here may draw a shape elsewhere.
    if (kind === "structure" || (kind === "own" && !mayBeShape(name))) manner.known.add(name, value, told);
    return told;
  };
}
