import { type CallListener, hook } from "../hook.ts";
import { hookAccessor } from "./hook-accessor.ts";
import { type RuleChange, rewriteOf } from "./rule-changes.ts";
import { rulePath } from "./style-sheets.ts";

export interface RuleListener {
  onChange(sheet: CSSStyleSheet, change: RuleChange): void;
  /** A script has the declarations of a rule in hand, and may set them as properties. */
  onHeld(rule: CSSRule): void;
  /** One of them is about to be changed by a call, and then has been, and the call was told. */
  beforeDeclared(rule: CSSRule): void;
  onDeclared(rule: CSSRule): void;
}

/** Hears of every change of style rules that a window's scripts make. @returns puts all back */
export function hookRules(
  view: Window & typeof globalThis,
  { onChange, onHeld, beforeDeclared, onDeclared }: RuleListener,
): () => void {
  const prototypeOf = (className: string): object => Reflect.get(view, className)?.prototype ?? {};
  const unhooks: (() => void)[] = [];
  let tellings = 0;
  /** Behind each call that did not throw; the inner one of two, since others put one method in terms of another. */
  const after = (
    className: string,
    name: string,
    tell: (self: unknown, args: readonly unknown[]) => void,
    beforeCall?: (self: unknown) => void,
  ): void => {
    const onCall: CallListener = (self, args) => {
      const before = tellings;
      beforeCall?.(self);
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
    const change = rewriteOf(rule);
    if (rule.parentStyleSheet && change) onChange(rule.parentStyleSheet, change);
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

  const declaring = (
    name: string,
    changeOf: (args: readonly unknown[], index: number[]) => RuleChange,
  ): void => {
    const tell = (self: unknown, args: readonly unknown[]): void => {
      const rule = ruleOf(self);
      const index = rule && rulePath(rule);
      if (!rule?.parentStyleSheet || !index) return;
      onChange(rule.parentStyleSheet, changeOf(args, index));
      onDeclared(rule);
    };
    after("CSSStyleDeclaration", name, tell, (self) => {
      const rule = ruleOf(self);
      if (rule) beforeDeclared(rule);
    });
  };
  declaring("setProperty", ([property, value, priority], index) => {
    const set = {
      property: String(property),
      value: String(value ?? ""),
      priority: String(priority ?? ""),
    };
    return { kind: "set", index, set };
  });
  declaring("removeProperty", ([property], index) => ({
    kind: "unset",
    index,
    remove: { property: String(property) },
  }));
  const ruleHook = (slot: "get" | "set", name: string, tell: (rule: CSSRule) => void): void => {
    const unhook = hookAccessor(prototypeOf("CSSStyleRule"), name, slot, (self) => {
      if (isRule(self)) tell(self);
    });
    unhooks.push(unhook);
  };
  ruleHook("set", "selectorText", rewrite);
  ruleHook("get", "style", onHeld);

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
