import { incrementalSource } from "../../../protocol/events.ts";
import { isFields } from "./clean-node.ts";
import { withStateClasses } from "./state-classes.ts";

/**
 * The Replayer shows hover by a class, and writes rules for it into the texts of style elements. Rules that scripts
 * insert, and sheets that they make, it takes as they are: these get theirs here.
 */
export const withHoverClass = (cssText: string): string => withStateClasses(cssText, ":hover", /:(hover)\b/g);

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
