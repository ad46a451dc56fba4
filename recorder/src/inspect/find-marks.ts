import type { Privacy, Stance } from "../privacy/privacy.ts";
import { inspectName } from "./inspector.ts";

export const markKinds = ["blocked", "masked", "ignored"] as const;
export type MarkKind = (typeof markKinds)[number];

export interface Mark {
  kind: MarkKind;
  /** Viewport of the page around all frames, CSS pixels. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** More outlines than these nobody tells apart, and each asks for a place. */
const maxMarks = 1_000;
const fields = "input,textarea,select";

interface Place {
  left: number;
  top: number;
}

/** What in view is not recorded as it is: one mark for a block, a masked text or a field. */
export function findMarks(privacy: Privacy): Mark[] {
  const marks: Mark[] = [];

  const mark = (kind: MarkKind, node: Element | Range, frame: Place): void => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const place = { kind, left: left + frame.left, top: top + frame.top, width, height };
    if (width > 0 && height > 0 && isInView(place)) marks.push(place);
  };

  const visit = (element: Element, above: Stance, frame: Place): void => {
    if (marks.length >= maxMarks || element.localName === inspectName) return;
    const stance = privacy.stanceBelow(above, element);
    if (stance.isBlocked) {
      mark("blocked", element, frame);
      return;
    }
    if (element.matches(fields)) {
      if (stance.isIgnored) mark("ignored", element, frame);
      else if (isMaskedField(privacy, element, stance)) mark("masked", element, frame);
      return;
    }
    for (const child of element.childNodes) {
      if (child instanceof Text) markText(child, element, stance, frame);
    }
    for (const child of element.children) visit(child, stance, frame);
    for (const child of element.shadowRoot?.children ?? []) visit(child, stance, frame);
    const inside = documentWithin(element);
    if (inside) {
      const { left, top } = element.getBoundingClientRect();
      const inner = {
        left: frame.left + left + element.clientLeft,
        top: frame.top + top + element.clientTop,
      };
      visit(inside.documentElement, stance, inner);
    }
  };

  const markText = (text: Text, parent: Element, stance: Stance, frame: Place): void => {
    const { data } = text;
    if (data.trim() === "" || privacy.text(data, parent, stance) === data) return;
    const range = text.ownerDocument.createRange();
    range.selectNodeContents(text);
    mark("masked", range, frame);
  };

  visit(document.documentElement, privacy.topStance, { left: 0, top: 0 });
  return marks;
}

/** An empty field is shown for what becomes of a value in it. */
function isMaskedField(privacy: Privacy, field: Element, stance: Stance): boolean {
  const value: unknown = Reflect.get(field, "value");
  const text = typeof value === "string" && value !== "" ? value : "a";
  return privacy.value(field, text, stance) !== text;
}

const isInView = ({ left, top, width, height }: Mark): boolean =>
  left < innerWidth && top < innerHeight && left + width > 0 && top + height > 0;

function documentWithin(element: Element): Document | null {
  try {
    return element instanceof HTMLIFrameElement ? element.contentDocument : null;
  } catch {
    return null;
  }
}
