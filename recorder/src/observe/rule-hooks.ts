import { type CallListener, hook } from "../hook.ts";
import { hookAccessor } from "./hook-accessor.ts";
import type { RuleChange } from "./rule-changes.ts";
import { rulePath } from "./style-sheets.ts";

type OnChange = (sheet: CSSStyleSheet, change: RuleChange) => void;

/** Hears of every change of style rules that a window's scripts make. @returns puts all back */
export function hookRules(view: Window & typeof globalThis, onChange: OnChange): () => void {
  const prototypeOf = (className: string): object => Reflect.get(view, className)?.prototype ?? {};
  const unhooks: (() => void)[] = [];
  let tellings = 0;
  /** Behind each call that did not throw; the inner one of two, since others put one method in terms of another. */
  const after = (
    className: string,
    name: string,
    tell: (self: unknown, args: readonly unknown[]) => void,
  ): void => {
    const onCall: CallListener = (self, args) => {
      const before = tellings;
      return () => {
        if (tellings === before) tell(self, args);
        tellings++;
      };
    };
    unhooks.push(hook(prototypeOf(className), name, onCall));
  };

  const add = (sheet: CSSStyleSheet | null, rule: unknown, index: number | number[]): void => {
    if (sheet) onChange(sheet, { kind: "add", adds: [{ rule: String(rule), index }] });
  };
  const remove = (sheet: CSSStyleSheet | null, index: number | number[]): void => {
    if (sheet) onChange(sheet, { kind: "remove", removes: [{ index }] });
  };
  const rewrite = (rule: CSSRule): void => {
    const { parentStyleSheet } = rule;
    const path = parentStyleSheet && rulePath(rule);
    const last = path?.at(-1);
    if (!path || last === undefined) return;
    const at = (index: number): number | number[] =>
      path.length === 1 ? index : [...path.slice(0, -1), index];
    onChange(parentStyleSheet, {
      kind: "rewrite",
      adds: [{ rule: rule.cssText, index: at(last) }],
      removes: [{ index: at(last + 1) }],
    });
  };

  after("CSSStyleSheet", "insertRule", (self, [rule, index]) => {
    if (isSheet(self)) add(self, rule, toIndex(index));
  });
  after("CSSStyleSheet", "addRule", (self, [selector, block, index]) => {
    if (isSheet(self))
      add(self, `${selector} { ${block} }`, index === undefined ? self.cssRules.length - 1 : toIndex(index));
  });
  for (const name of ["deleteRule", "removeRule"])
    after("CSSStyleSheet", name, (self, [index]) => {
      if (isSheet(self)) remove(self, toIndex(index));
    });
  for (const name of ["replace", "replaceSync"])
    after("CSSStyleSheet", name, (self, [text]) => {
      // Of another sheet `replace` gives a promise that fails.
      if (isSheet(self) && self.ownerNode === null)
        onChange(self, { kind: "text", replaceSync: String(text) });
    });

  // Where a class inherits the method, it has none of its own, and nothing is hooked twice.
  for (const className of ["CSSGroupingRule", "CSSStyleRule", "CSSMediaRule", "CSSConditionRule"]) {
    after(className, "insertRule", (self, [rule, index]) => {
      const path = isRule(self) && rulePath(self);
      if (path) add(self.parentStyleSheet, rule, [...path, toIndex(index)]);
    });
    after(className, "deleteRule", (self, [index]) => {
      const path = isRule(self) && rulePath(self);
      if (path) remove(self.parentStyleSheet, [...path, toIndex(index)]);
    });
  }
  // No event of rrweb's goes inside an animation.
  for (const name of ["appendRule", "deleteRule"])
    after("CSSKeyframesRule", name, (self) => {
      if (isRule(self)) rewrite(self);
    });

  after("CSSStyleDeclaration", "setProperty", (self, [property, value, priority]) => {
    const rule = ruleOf(self);
    const index = rule && rulePath(rule);
    if (!rule?.parentStyleSheet || !index) return;
    const set = {
      property: String(property),
      value: String(value ?? ""),
      priority: String(priority ?? ""),
    };
    onChange(rule.parentStyleSheet, { kind: "set", index, set });
  });
  after("CSSStyleDeclaration", "removeProperty", (self, [property]) => {
    const rule = ruleOf(self);
    const index = rule && rulePath(rule);
    if (!rule?.parentStyleSheet || !index) return;
    onChange(rule.parentStyleSheet, { kind: "unset", index, remove: { property: String(property) } });
  });
  const rewrites: readonly [string, string][] = [
    ["CSSStyleDeclaration", "cssText"],
    ["CSSStyleRule", "selectorText"],
  ];
  for (const [className, property] of rewrites) {
    const unhook = hookAccessor(prototypeOf(className), property, "set", (self) => {
      const rule = isRule(self) ? self : ruleOf(self);
      if (rule) rewrite(rule);
    });
    unhooks.push(unhook);
  }

  return () => {
    for (const unhook of unhooks.reverse()) unhook();
  };
}

const toIndex = (value: unknown): number => Number(value) || 0;

// Not `instanceof`: sheets of a frame have other classes.
const isSheet = (value: unknown): value is CSSStyleSheet => has(value, "ownerRule");
const isRule = (value: unknown): value is CSSRule => has(value, "parentStyleSheet");
const has = (value: unknown, name: string): boolean =>
  typeof value === "object" && value !== null && name in value;

/** Null for the declarations of an element's `style` attribute, which are most and come often. */
const ruleOf = (declaration: unknown): CSSRule | null =>
  has(declaration, "parentRule") ? Reflect.get(Object(declaration), "parentRule") : null;
