import { incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import { absoluteCss } from "../dom/absolute-urls.ts";
import { change, type ObserverOwner } from "./observer.ts";
import { rulePath, type SheetName, type SheetNames } from "./style-sheets.ts";

interface AddedRule {
  rule: string;
  index: number | number[];
}

/** What may happen to a sheet's rules, as rrweb tells it. */
export type RuleChange =
  | { kind: "add"; adds: AddedRule[] }
  | { kind: "remove"; removes: { index: number | number[] }[] }
  /** The rule is another one now: the new one goes in before the old, which goes out. */
  | { kind: "rewrite"; adds: AddedRule[]; removes: { index: number | number[] }[] }
  | { kind: "text"; replaceSync: string }
  | { kind: "set"; index: number[]; set: { property: string; value: string; priority: string } }
  | { kind: "unset"; index: number[]; remove: { property: string } };

/** Null for a rule that is in no sheet any more. */
export function rewriteOf(rule: CSSRule): RuleChange | null {
  const path = rulePath(rule);
  const last = path?.at(-1);
  if (!path || last === undefined) return null;
  const at = (index: number): number | number[] =>
    path.length === 1 ? index : [...path.slice(0, -1), index];
  return {
    kind: "rewrite",
    adds: [{ rule: rule.cssText, index: at(last) }],
    removes: [{ index: at(last + 1) }],
  };
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
      if (last?.sheet === sheet && last.change.kind === "add" && made.kind === "add")
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
        emit(
          eventOf(
            name,
            withTexts(made, (text) => privacy.css(absoluteCss(text, base))),
          ),
        );
      }
    },
  };
}

/** The change with its texts as they may leave the page. */
function withTexts(made: RuleChange, clean: (text: string) => string): RuleChange {
  switch (made.kind) {
    case "add":
    case "rewrite":
      return { ...made, adds: made.adds.map(({ rule, index }) => ({ rule: clean(rule), index })) };
    case "text":
      return { ...made, replaceSync: clean(made.replaceSync) };
    case "set":
      return { ...made, set: { ...made.set, value: cleanValue(made.set, clean) } };
    default:
      return made;
  }
}

/** As a declaration, because what a value may say depends on its property. */
function cleanValue(
  { property, value }: { property: string; value: string },
  clean: (text: string) => string,
): string {
  const before = `${property}:`;
  return clean(before + value).slice(before.length);
}

function eventOf(name: SheetName, { kind, ...fields }: RuleChange): ReplayEvent {
  const isDeclaration = kind === "set" || kind === "unset";
  const source = isDeclaration ? incrementalSource.styleDeclaration : incrementalSource.styleSheetRule;
  return change(source, { ...name, ...fields });
}
