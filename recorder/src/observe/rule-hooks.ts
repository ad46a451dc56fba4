import { has } from "../dom/native.ts";
import { type CallListener, hook } from "../hook.ts";
import type { Listeners } from "../listen.ts";
import type { RuleChange } from "./rule-changes.ts";
import { rulePath } from "./style-sheets.ts";

export interface RuleListener {
  onChange(sheet: CSSStyleSheet, change: RuleChange): void;
  /** A script has the declarations of a rule in hand, and may set them as properties. */
  onHeld(rule: CSSRule): void;
  /** A script has changed what is in a rule. */
  onRewritten(rule: CSSRule): void;
}

/** Hears of every change of style rules that a window's scripts make. */
export function hookRules(
  view: Window & typeof globalThis,
  listeners: Listeners,
  { onChange, onHeld, onRewritten }: RuleListener,
): void {
  const listen = (className: string, names: string, onCall: CallListener, slot?: "get" | "set"): void => {
    const { prototype = {} } = Reflect.get(view, className) ?? {};
    for (const name of names.split(" ")) listeners.onRemoval(hook(prototype, name, onCall, slot));
  };
  let tellings = 0;
  /** Behind each call that did not throw; the inner one of two, since others put one method in terms of another. */
  const behind =
    (tell: (self: unknown, args: readonly unknown[]) => void): CallListener =>
    (self, args) => {
      const before = tellings;
      return () => {
        if (tellings === before) tell(self, args);
        tellings++;
      };
    };
  const changed = (
    self: unknown,
    index: unknown,
    changeOf: (index: number | number[]) => RuleChange,
  ): void => {
    const path = isSheet(self) ? [] : isRule(self) && rulePath(self);
    const sheet = isRule(self) ? self.parentStyleSheet : isSheet(self) && self;
    // Without an index rules go in first.
    const at = Number(index) || 0;
    if (path && sheet) onChange(sheet, changeOf(path.length > 0 ? [...path, at] : at));
  };
  const added = (self: unknown, rule: unknown, index: unknown): void =>
    changed(self, index, (at) => ({ adds: [{ rule: String(rule), index: at }] }));
  const rewritten = behind((self) => isRule(self) && onRewritten(self));

  // Where a class inherits the method, it has none of its own, and nothing is hooked twice.
  for (const name of ["StyleSheet", "GroupingRule", "StyleRule", "MediaRule", "ConditionRule"]) {
    listen(
      `CSS${name}`,
      "insertRule",
      behind((self, [rule, index]) => added(self, rule, index)),
    );
    listen(
      `CSS${name}`,
      "deleteRule removeRule",
      behind((self, [index]) => changed(self, index, (at) => ({ removes: [{ index: at }] }))),
    );
  }
  listen(
    "CSSStyleSheet",
    "addRule",
    behind((self, [selector, block, index]) => {
      if (isSheet(self)) added(self, `${selector} { ${block} }`, index ?? self.cssRules.length - 1);
    }),
  );
  listen(
    "CSSStyleSheet",
    "replace replaceSync",
    behind((self, [text]) => {
      // Of another sheet `replace` gives a promise that fails.
      if (isSheet(self) && self.ownerNode === null) onChange(self, { replaceSync: String(text) });
    }),
  );
  // No event of rrweb's goes inside an animation.
  listen("CSSKeyframesRule", "appendRule deleteRule", rewritten);
  listen("CSSStyleRule", "selectorText", rewritten, "set");
  listen("CSSStyleRule", "style", (self) => () => isRule(self) && onHeld(self), "get");
  listen(
    "CSSStyleDeclaration",
    "setProperty removeProperty",
    behind((self) => {
      // None for an element's `style` attribute, which are most and come often.
      const rule: unknown = has(self, "parentRule") && Reflect.get(self, "parentRule");
      if (isRule(rule)) onRewritten(rule);
    }),
  );
}

const isSheet = (value: unknown): value is CSSStyleSheet => has(value, "ownerRule");
const isRule = (value: unknown): value is CSSRule => has(value, "parentStyleSheet") && !isSheet(value);
