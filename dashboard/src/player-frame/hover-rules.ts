import { incrementalSource } from "../../../protocol/events.ts";
import { isFields } from "./clean-node.ts";

/** What stands between braces and semicolons, with the brace it opens: without one, it is no selector. */
const stretches = /[^{};]+\{?/g;

/**
 * The Replayer shows hover by a class, and writes rules for it into the texts of style elements. Rules that scripts
 * insert, and sheets that they make, it takes as they are: these get theirs here.
 */
export function withHoverClass(cssText: string): string {
  if (!cssText.includes(":hover")) return cssText;
  return cssText.replace(stretches, (stretch) => {
    // `@media (hover:hover)` asks for a mouse.
    if (!stretch.endsWith("{") || !stretch.includes(":hover") || stretch.includes("@")) return stretch;
    const selector = stretch.slice(0, -1);
    return `${selector}, ${selector.replace(/:hover\b/g, ".\\:hover")}{`;
  });
}

/** @param data of one of rrweb's incremental events; other than style events come back as they are */
export function withHoverRules(data: Record<string, unknown>): Record<string, unknown> {
  if (data.source === incrementalSource.styleSheetRule) {
    const { adds, replace, replaceSync } = data;
    return {
      ...data,
      ...rulesOf("adds", adds),
      ...textOf("replace", replace),
      ...textOf("replaceSync", replaceSync),
    };
  }
  if (data.source !== incrementalSource.adoptedStyleSheet || !Array.isArray(data.styles)) return data;
  const styles = data.styles.map((style: unknown) =>
    isFields(style) ? { ...style, ...rulesOf("rules", style.rules) } : style,
  );
  return { ...data, styles };
}

const rulesOf = (key: string, rules: unknown): Record<string, unknown> =>
  Array.isArray(rules)
    ? { [key]: rules.map((one: unknown) => (isFields(one) ? { ...one, ...textOf("rule", one.rule) } : one)) }
    : {};

const textOf = (key: string, text: unknown): Record<string, unknown> =>
  typeof text === "string" ? { [key]: withHoverClass(text) } : {};
