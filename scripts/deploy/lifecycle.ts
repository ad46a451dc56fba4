import { defaultPlans } from "../../protocol/plans.ts";

/** Name of the rule in the bucket. */
export const ruleName = "playhead-sessions";
/** Sessions and nothing else stand under it. */
export const rulePrefix = "s/";
/** Longer than the sweep may take to catch up, so that the rule deletes only what the sweep has missed. */
const marginDays = 14;

/**
 * Days after which R2 deletes a session by itself: the longest plan's retention and a margin. A shorter rule
 * would delete what was paid for when a website changes to a longer plan.
 */
export const ruleDays = (plans: readonly { retentionDays: number }[] = defaultPlans): number =>
  Math.max(...plans.map((plan) => plan.retentionDays)) + marginDays;

export type RuleStep = "keep" | "add" | "replace";

/** What to do about the rule. `listed` is what `wrangler r2 bucket lifecycle list` prints. */
export function ruleStep(listed: string, days: number): RuleStep {
  const rules = listed.split(/\n\s*\n/);
  const ours = rules.find((rule) => new RegExp(`^name:\\s+${ruleName}$`, "m").test(rule));
  if (ours === undefined) return "add";
  const isRight =
    /^enabled:\s+Yes$/m.test(ours) &&
    new RegExp(`^prefix:\\s+${rulePrefix}$`, "m").test(ours) &&
    new RegExp(`\\b${days} days\\b`).test(ours);
  return isRight ? "keep" : "replace";
}
