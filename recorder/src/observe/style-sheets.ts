import type { NodeIds, Root } from "../dom/dom-capture.ts";
import { hostOf, isDocument } from "../dom/native.ts";

/** How an event names a style sheet: by the node that holds it, or by a number of its own. */
export type SheetName = { id: number } | { styleId: number };

/** The style sheets the player knows. */
export interface SheetNames {
  /** Null for a sheet that no event has shown: when one does, it shows it as it is then. */
  nameOf(sheet: CSSStyleSheet): SheetName | null;
  /** The number of a sheet that scripts made; `isNew` since the last full snapshot. */
  adopt(sheet: CSSStyleSheet): { styleId: number; isNew: boolean };
  forgetAdopted(): void;
}

export function createSheetNames(ids: NodeIds): SheetNames {
  const styleIds = new WeakMap<CSSStyleSheet, number>();
  let shown = new WeakSet<CSSStyleSheet>();
  let lastStyleId = 0;
  return {
    nameOf(sheet) {
      const { ownerNode } = sheet;
      if (ownerNode !== null) {
        const id = ids.idOf(ownerNode);
        return id === null ? null : { id };
      }
      const styleId = shown.has(sheet) ? styleIds.get(sheet) : undefined;
      return styleId === undefined ? null : { styleId };
    },
    adopt(sheet) {
      const isNew = !shown.has(sheet);
      const styleId = styleIds.get(sheet) ?? ++lastStyleId;
      styleIds.set(sheet, styleId);
      shown.add(sheet);
      return { styleId, isNew };
    },
    forgetAdopted() {
      shown = new WeakSet();
    },
  };
}

/** Under which a root's adopted sheets are told: its document, or the host of its shadow. */
export const ownerIdOf = (ids: NodeIds, root: Root): number | null =>
  ids.idOf(isDocument(root) ? root : hostOf(root));

/** Numbers of the rules down to this one, beginning at the sheet; null for a rule that is in none any more. */
export function rulePath(rule: CSSRule): number[] | null {
  const path: number[] = [];
  for (let at: CSSRule | null = rule; at !== null; at = at.parentRule) {
    const rules = rulesOf(at.parentRule ?? at.parentStyleSheet);
    const index = rules ? indexOf.call(rules, at) : -1;
    if (index < 0) return null;
    path.unshift(index);
  }
  return path;
}

const { indexOf } = Array.prototype;

function rulesOf(owner: CSSRule | CSSStyleSheet | null): ArrayLike<CSSRule> | null {
  return owner !== null && "cssRules" in owner ? (owner.cssRules as CSSRuleList) : null;
}
