import type { PrivacySettings } from "../../../protocol/recorder-config.ts";
import {
  attributeOf,
  hasAnyAttribute,
  isBelow,
  isMatch,
  localNameOf,
  ownerDocumentOf,
} from "../dom/native.ts";
import { elementAbove, elementAboveTree } from "./element-above.ts";
import type { Level } from "./level.ts";
import type { Privacy, Stance } from "./privacy.ts";

/** Bits of a stance. */
const blocked = 1;
const masked = 2;
const ignored = 4;
const shown = 8;

/** A field marked so is masked; anything else becomes a block. */
const privateMark = "[data-private]";
const blockMarks = "[data-ss-mask],.rr-block,[rr-block]";
const maskMarks = ".rr-mask,[rr-mask]";
const ignoreMarks = ".rr-ignore,[rr-ignore]";
const publicMark = "[data-public]";
const editable = "[contenteditable]:not([contenteditable=false i])";
/** What visitors write though it is no field: editors that draw their text themselves. */
const written = `${editable},[role=textbox],[role=searchbox],.CodeMirror,.monaco-editor,.ace_editor`;

const fieldNames = new Set(["input", "textarea", "select", "option", "optgroup", "datalist", "output"]);
/** Fields whose value stands in the page as text. */
const textFieldNames = new Set(["textarea", "option", "datalist", "output"]);
const mediaNames = new Set(["img", "video", "audio", "picture", "canvas", "object", "embed", "image"]);

type Stances = Pick<Privacy, "topStance" | "stanceBelow" | "stanceOf" | "stanceReader" | "decidesStance">;

export function createStances(level: Level, settings: PrivacySettings): Stances {
  const blockSelector = joined(blockMarks, settings.blockSelectors);
  const maskSelector = joined(
    level === "open" ? maskMarks : `${maskMarks},${written}`,
    settings.maskSelectors,
  );
  const ignoreSelector = joined(ignoreMarks, settings.ignoreSelectors);
  /** Asked first: most elements carry none of them. */
  const anyMark = [privateMark, publicMark, blockSelector, maskSelector, ignoreSelector].join();
  /** What has a stance of its own, marked or not. */
  const decided = [
    anyMark,
    ...(level === "open" ? [] : textFieldNames),
    ...(level === "strict" ? [...mediaNames, "input[type=image i]"] : []),
  ].join();
  const deciding = new Set(["class", ...attributesIn(anyMark)]);
  if (anyMark.includes("#")) deciding.add("id");

  const stances = new Map<number, Stance>();
  const bitsOf = new Map<Stance, number>();
  /** One object for each, so that equal stances are the same. */
  function stanceOfBits(bits: number): Stance {
    const known = stances.get(bits);
    if (known !== undefined) return known;
    const stance = {
      isBlocked: (bits & blocked) > 0,
      isMasked: (bits & masked) > 0 || (level === "strict" && (bits & shown) === 0),
      isIgnored: (bits & ignored) > 0,
      isPublic: (bits & shown) > 0,
    };
    stances.set(bits, stance);
    bitsOf.set(stance, bits);
    return stance;
  }
  const topStance = stanceOfBits(0);

  function marksOf(element: Element, name: string): number {
    let bits = 0;
    if (isMatch(element, privateMark)) {
      bits |= fieldNames.has(name) || isMatch(element, editable) ? masked : blocked;
    }
    if (isMatch(element, blockSelector)) bits |= blocked;
    if (isMatch(element, maskSelector)) bits |= masked;
    if (isMatch(element, ignoreSelector)) bits |= ignored;
    if (isMatch(element, publicMark)) bits |= shown;
    return bits;
  }

  function stanceBelow(parent: Stance, element: Element): Stance {
    if (parent.isBlocked) return parent;
    const before = bitsOf.get(parent) ?? 0;
    const name = localNameOf(element);
    let bits = before;
    if (hasAnyAttribute(element) && isMatch(element, anyMark)) bits |= marksOf(element, name);
    if (level !== "open" && (textFieldNames.has(name) || (name === "html" && isDesigned(element)))) {
      bits |= masked;
    }
    if (level === "strict" && (bits & shown) === 0 && isMedium(element, name)) bits |= blocked;
    return bits === before ? parent : stanceOfBits(bits);
  }

  /** So are most elements: to ask the browser once for all above is quicker than to walk there. */
  function isUndecided(element: Element): boolean {
    let at: Element | null = element;
    while (at !== null && !isBelow(at, decided) && (level === "open" || !isDesigned(at))) {
      at = elementAboveTree(at);
    }
    return at === null;
  }

  function stanceReader(): (element: Element) => Stance {
    const known = new Map<Element, Stance>();
    return (element) => {
      if (isUndecided(element)) return topStance;
      const below: Element[] = [];
      let at: Element | null = element;
      while (at !== null && !known.has(at)) {
        below.push(at);
        at = elementAbove(at);
      }
      let stance = (at && known.get(at)) ?? topStance;
      for (let one = below.pop(); one !== undefined; one = below.pop()) {
        stance = stanceBelow(stance, one);
        known.set(one, stance);
      }
      return stance;
    };
  }

  return {
    topStance,
    stanceBelow,
    stanceOf: (element) => stanceReader()(element),
    stanceReader,
    decidesStance: (name) => deciding.has(name),
  };
}

const isDesigned = (element: Element): boolean => ownerDocumentOf(element)?.designMode === "on";

const isMedium = (element: Element, name: string): boolean =>
  mediaNames.has(name) || (name === "input" && attributeOf(element, "type")?.toLowerCase() === "image");

/** With the website's own selectors, but for those no browser can read. */
const joined = (own: string, more: readonly string[] = []): string =>
  [own, ...more.filter(isSelector)].join();

/**
 * A browser closes at the end what was left open, and so would take in the marks that stand behind it: here the `i`,
 * which then belongs to what excludes everything.
 */
function isSelector(text: string): boolean {
  const probe = document.createElement("i");
  try {
    probe.matches(text);
    return probe.matches(`:not(*,${text}),i`);
  } catch {
    return false;
  }
}

const attributesIn = (selector: string): string[] =>
  [...selector.matchAll(/\[\s*([\w-]+)/g)].map(([, name = ""]) => name);
