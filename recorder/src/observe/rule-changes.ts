import { incrementalSource } from "../../../protocol/events.ts";
import { absoluteCss } from "../dom/absolute-urls.ts";
import { change, type ObserverOwner } from "./observer.ts";
import { rulePath, type SheetNames } from "./style-sheets.ts";

interface AddedRule {
  rule: string;
  index: number | number[];
}

/**
 * What may happen to a sheet's rules, as rrweb tells it. Both additions and removals: the rule is another one now, the
 * new one goes in before the old, which goes out.
 */
export interface RuleChange {
  adds?: AddedRule[];
  removes?: { index: number | number[] }[];
  replaceSync?: string;
}

/** Null for a rule that is in no sheet any more. */
export function rewriteOf(rule: CSSRule): RuleChange | null {
  const path = rulePath(rule);
  const last = path?.pop();
  if (!path || last === undefined) return null;
  const at = (index: number): number | number[] => (path.length > 0 ? [...path, index] : index);
  return { adds: [{ rule: rule.cssText, index: at(last) }], removes: [{ index: at(last + 1) }] };
}

export interface RuleChanges {
  add(sheet: CSSStyleSheet, change: RuleChange): void;
  isEmpty(): boolean;
  tell(): void;
}

/**
 * Changes of rules in their order, told together: a style library that inserts a thousand rules makes one event.
 * A change is kept only for a sheet the player knows, as any other is yet to be shown with all its rules.
 */
export function createRuleChanges({ emit, privacy }: ObserverOwner, names: SheetNames): RuleChanges {
  let waiting: { sheet: CSSStyleSheet; change: RuleChange }[] = [];

  return {
    add(sheet, made) {
      if (names.nameOf(sheet) === null) return;
      const last = waiting.at(-1);
      if (last?.sheet === sheet && last.change.adds && !last.change.removes && made.adds && !made.removes)
        last.change.adds.push(...made.adds);
      else waiting.push({ sheet, change: made });
    },
    isEmpty: () => waiting.length === 0,
    tell() {
      const due = waiting;
      waiting = [];
      for (const { sheet, change: made } of due) {
        // A sheet whose element has got another text is no longer its sheet; the text has been told.
        const name = names.nameOf(sheet);
        if (name === null) continue;
        const base = sheet.href ?? sheet.ownerNode?.baseURI ?? document.baseURI;
        const clean = (text: string): string => privacy.css(absoluteCss(text, base));
        const { adds, replaceSync } = made;
        const shown: RuleChange = { ...made };
        if (adds) shown.adds = adds.map(({ rule, index }) => ({ rule: clean(rule), index }));
        if (replaceSync !== undefined) shown.replaceSync = clean(replaceSync);
        emit(change(incrementalSource.styleSheetRule, { ...name, ...shown }));
      }
    },
  };
}
