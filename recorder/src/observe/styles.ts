import { incrementalSource } from "../../../protocol/events.ts";
import { absoluteCss } from "../dom/absolute-urls.ts";
import type { Root } from "../dom/dom-capture.ts";
import { isDocument } from "../dom/native.ts";
import type { Listeners } from "../listen.ts";
import { createTimer } from "../timers.ts";
import { hookAdoptions, readAdopted } from "./adopted-sheets.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createRuleChanges, rewriteOf } from "./rule-changes.ts";
import { hookRules } from "./rule-hooks.ts";
import { createSheetNames, ownerIdOf } from "./style-sheets.ts";

/** A page that reads the declarations of all its rules is not to pay for each of them. */
const maxHeld = 20;
/** A page may move something by a rule at every frame, and each telling brings all that stands in the rule. */
const rewritesEveryMs = 100;

/** Rules that scripts change, and sheets that they make and adopt, told at the end of the task. */
export function observeStyles(owner: ObserverOwner): Observer {
  const { emit, ids, privacy, flush } = owner;
  const names = createSheetNames(ids);
  const rules = createRuleChanges(owner, names);
  /**
   * What rules said before a script, which has taken hold of their declarations, may set them as properties,
   * `rule.style.color = "red"`, which nobody can hear; nothing for those that have changed for certain.
   */
  const texts = new Map<CSSRule, string>();
  const roots = new Set<Root>();
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

  let toldAtMs = Number.NEGATIVE_INFINITY;
  /** At the end of this task. */
  let isDueNow = false;
  const tell = (): void => {
    timer.disarm();
    isDueNow = false;
    for (const [rule, text] of texts) {
      const made = text === rule.cssText ? null : rewriteOf(rule);
      if (rule.parentStyleSheet && made) rules.add(rule.parentStyleSheet, made);
    }
    texts.clear();
    const due = [...dirty].filter((root) => !isTold(root));
    dirty.clear();
    // A page that only reads its styles, at every frame perhaps, must not have each of its changes told at once.
    if (due.length === 0 && rules.isEmpty()) return;
    toldAtMs = performance.now();
    flush();
    for (const root of due) tellAdopted(root);
    rules.tell();
  };
  const timer = createTimer(tell);
  // At the end of the task, when the sheets are as the page wants them.
  const tellSoon = (): void => {
    if (!isDueNow) timer.arm(0);
    isDueNow = true;
  };
  /** Of a rewritten rule the newest text is all that counts, whenever it is told. */
  const tellInTime = (): void => {
    if (!timer.isArmed()) timer.arm(Math.max(0, toldAtMs + rewritesEveryMs - performance.now()));
  };

  const hookRoot = (root: Root, listeners: Listeners): void => {
    const view = isDocument(root) ? root.defaultView : null;
    if (view)
      hookRules(view, listeners, {
        onChange(sheet, made) {
          rules.add(sheet, made);
          tellSoon();
        },
        onHeld(rule) {
          if (texts.size < maxHeld && !texts.has(rule)) texts.set(rule, rule.cssText);
          tellInTime();
        },
        onRewritten(rule) {
          texts.set(rule, "");
          tellInTime();
        },
      });
    const owners = view ? [view.Document.prototype, view.ShadowRoot.prototype, root] : [root];
    hookAdoptions(owners, listeners, (touched) => {
      dirty.add(touched);
      tellSoon();
    });
  };

  return {
    watch(root, listeners) {
      roots.add(root);
      hookRoot(root, listeners);
      tellAdopted(root);
    },
    unwatch: (root) => roots.delete(root),
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
      roots.clear();
    },
  };
}
