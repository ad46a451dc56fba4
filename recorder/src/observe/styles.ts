import { incrementalSource } from "../../../protocol/events.ts";
import { absoluteCss } from "../dom/absolute-urls.ts";
import type { Root } from "../dom/dom-capture.ts";
import { isDocument } from "../dom/native.ts";
import { createTimer } from "../timers.ts";
import { hookAdoptions, readAdopted } from "./adopted-sheets.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createRuleChanges, rewriteOf } from "./rule-changes.ts";
import { hookRules } from "./rule-hooks.ts";
import { createRuleLooks } from "./rule-looks.ts";
import { createSheetNames, ownerIdOf } from "./style-sheets.ts";

/** Rules that scripts change, and sheets that they make and adopt, all told at the end of the task. */
export function observeStyles(owner: ObserverOwner): Observer {
  const { emit, ids, privacy, flush } = owner;
  const names = createSheetNames(ids);
  const rules = createRuleChanges(owner, names);
  const looks = createRuleLooks();
  const roots = new Set<Root>();
  const unhooks = new Map<Root, () => void>();
  const dirty = new Set<Root>();
  let told = new WeakMap<Root, readonly CSSStyleSheet[]>();

  const rulesOf = (sheet: CSSStyleSheet, { baseURI }: Root) =>
    [...sheet.cssRules].map(({ cssText }, index) => ({
      rule: privacy.css(absoluteCss(cssText, baseURI)),
      index,
    }));

  const isTold = (root: Root): boolean => {
    const before = told.get(root) ?? [];
    const now = readAdopted(root);
    return now.length === before.length && now.every((sheet, at) => sheet === before[at]);
  };

  const tellAdopted = (root: Root): void => {
    const id = roots.has(root) && !isTold(root) ? ownerIdOf(ids, root) : null;
    if (id === null) return;
    const adopted = readAdopted(root);
    told.set(root, adopted);
    const sheets = adopted.map((sheet) => ({ sheet, ...names.adopt(sheet) }));
    const styles = sheets
      .filter(({ isNew }) => isNew)
      .map(({ sheet, styleId }) => ({ styleId, rules: rulesOf(sheet, root) }));
    const styleIds = sheets.map(({ styleId }) => styleId);
    emit(
      change(incrementalSource.adoptedStyleSheet, { id, styleIds, ...(styles.length > 0 ? { styles } : {}) }),
    );
  };

  const tell = (): void => {
    timer.disarm();
    for (const rule of looks.take()) {
      const made = rewriteOf(rule);
      if (rule.parentStyleSheet && made) rules.add(rule.parentStyleSheet, made);
    }
    const due = [...dirty].filter((root) => !isTold(root));
    dirty.clear();
    // A page that only reads its styles, at every frame perhaps, must not have each of its changes told at once.
    if (due.length === 0 && rules.isEmpty()) return;
    flush();
    for (const root of due) tellAdopted(root);
    rules.tell();
  };
  const timer = createTimer(tell);
  // At the end of the task, when the sheets are as the page wants them.
  const tellSoon = (): void => {
    if (!timer.isArmed()) timer.arm(0);
  };

  const hookRoot = (root: Root): (() => void) => {
    const view = isDocument(root) ? root.defaultView : null;
    const unhookRules =
      view &&
      hookRules(view, {
        onChange(sheet, made) {
          rules.add(sheet, made);
          tellSoon();
        },
        onHeld(rule) {
          looks.add(rule);
          tellSoon();
        },
        beforeDeclared: looks.before,
        onDeclared: looks.settle,
      });
    const owners = view ? [view.Document.prototype, view.ShadowRoot.prototype, root] : [root];
    const unhookAdoptions = hookAdoptions(owners, (touched) => {
      dirty.add(touched);
      tellSoon();
    });
    return () => {
      unhookAdoptions();
      unhookRules?.();
    };
  };

  return {
    watch(root) {
      roots.add(root);
      unhooks.set(root, hookRoot(root));
      tellAdopted(root);
    },
    unwatch(root) {
      roots.delete(root);
      unhooks.get(root)?.();
      unhooks.delete(root);
    },
    onFullSnapshot() {
      names.forgetAdopted();
      told = new WeakMap();
      for (const root of roots) tellAdopted(root);
    },
    drain() {
      if (timer.isArmed()) tell();
    },
    stop() {
      timer.disarm();
      for (const unhook of unhooks.values()) unhook();
      unhooks.clear();
      roots.clear();
    },
  };
}
