import { archiveRuleMarginDays, defaultPlans } from "../../protocol/plans.ts";

/** Name of the rule in the bucket. */
export const ruleName = "playhead-sessions";
/** Sessions and nothing else stand under it. */
export const rulePrefix = "s/";

/** What a deployment goes by; null for what is not said. */
export interface RuleSources {
  /** `--longest-plan-days` */
  longestPlanDays: number | null;
  /** Of the deployment before this one. */
  earlierRuleDays: number | null;
}

/**
 * Days after which R2 deletes a session by itself: the longest plan's retention and a margin, and never less than
 * before, because plans were allowed by the longer rule.
 */
export function ruleDays({ longestPlanDays, earlierRuleDays }: RuleSources): number {
  const planDays = [...defaultPlans.map((plan) => plan.retentionDays), longestPlanDays ?? 0];
  return Math.max(Math.max(...planDays) + archiveRuleMarginDays, earlierRuleDays ?? 0);
}

export type RuleStep = "keep" | "add" | "replace";

/** Our rule as it stands in the bucket; `listed` is what `wrangler r2 bucket lifecycle list` prints. */
const ourRule = (listed: string): string | undefined =>
  listed.split(/\n\s*\n/).find((rule) => new RegExp(`^name:\\s+${ruleName}$`, "m").test(rule));

/** Days of our rule as it stands in the bucket, whichever computer it was deployed from; null where there is none. */
export function standingDays(listed: string): number | null {
  const days = /\b(\d+) days\b/.exec(ourRule(listed) ?? "")?.[1];
  return days === undefined ? null : Number(days);
}

/** What to do about the rule. */
export function ruleStep(listed: string, days: number): RuleStep {
  const ours = ourRule(listed);
  if (ours === undefined) return "add";
  const isRight =
    /^enabled:\s+Yes$/m.test(ours) &&
    new RegExp(`^prefix:\\s+${rulePrefix}$`, "m").test(ours) &&
    new RegExp(`\\b${days} days\\b`).test(ours);
  return isRight ? "keep" : "replace";
}
