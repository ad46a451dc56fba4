/** A page that reads the declarations of all its rules is not to pay for each of them. */
const maxRules = 20;

/**
 * Rules whose declarations a script has taken hold of: it may set them as properties, `rule.style.color = "red"`, which
 * nobody can hear.
 */
export interface RuleLooks {
  /** A script reads `rule.style`. */
  add(rule: CSSRule): void;
  /** The rule is about to be changed by a call that will be told. */
  before(rule: CSSRule): void;
  /** The call has been told. */
  settle(rule: CSSRule): void;
  /** The rules that have been changed by other than calls; forgets all. */
  take(): CSSRule[];
}

export function createRuleLooks(): RuleLooks {
  const texts = new Map<CSSRule, string>();
  const changed = new Set<CSSRule>();
  const look = (rule: CSSRule): void => {
    const text = texts.get(rule);
    if (text !== undefined && text !== rule.cssText) changed.add(rule);
  };
  return {
    add(rule) {
      if (texts.size < maxRules && !texts.has(rule)) texts.set(rule, rule.cssText);
    },
    before: look,
    settle(rule) {
      if (texts.has(rule)) texts.set(rule, rule.cssText);
    },
    take() {
      for (const rule of texts.keys()) look(rule);
      const rules = [...changed];
      texts.clear();
      changed.clear();
      return rules;
    },
  };
}
