/** Plans as the product ships them. A deployment's own plans are rows of `CONTROL`; these are what the seed writes. */
export interface Plan {
  planId: string;
  name: string;
  /** Days a session is kept; 0 records nothing. */
  retentionDays: number;
  /** Whether requests of pages are recorded, and shown beside their replay. */
  hasNetworkPanel: boolean;
  /** Of an organisation; null for any number. */
  maxMembers: number | null;
}

export const defaultPlans: readonly Plan[] = [
  { planId: "free", name: "Free", retentionDays: 0, hasNetworkPanel: false, maxMembers: 2 },
  { planId: "gold", name: "Gold", retentionDays: 30, hasNetworkPanel: false, maxMembers: 5 },
  { planId: "pro", name: "Pro", retentionDays: 60, hasNetworkPanel: false, maxMembers: 15 },
  { planId: "scale", name: "Scale", retentionDays: 120, hasNetworkPanel: false, maxMembers: 50 },
  { planId: "enterprise", name: "Enterprise", retentionDays: 180, hasNetworkPanel: true, maxMembers: null },
];

/**
 * The sweep may be this late before the archive's own rule comes in: the rule is that much longer than any plan, so that
 * it deletes only what the sweep has missed.
 */
export const archiveRuleMarginDays = 14;

/** Days that a plan may keep sessions where the archive deletes by itself after `ruleDays`. */
export const longestPlanDays = (ruleDays: number): number => Math.max(0, ruleDays - archiveRuleMarginDays);

export type DaysDecision =
  | { kind: "allowed" }
  /** The archive's rule would delete what the plan promises: lengthen the rule first. */
  | { kind: "longer_than_archive"; maxDays: number };

/** Whether a plan may keep sessions for `days` where the archive deletes by itself after `ruleDays`. */
export function decideDays(days: number, ruleDays: number): DaysDecision {
  const maxDays = longestPlanDays(ruleDays);
  return days <= maxDays ? { kind: "allowed" } : { kind: "longer_than_archive", maxDays };
}

export const dayMs = 86_400_000;

/** Replay is part of a plan exactly when the plan keeps sessions for a while. */
export const recordsSessions = (plan: Pick<Plan, "retentionDays">): boolean => plan.retentionDays > 0;

/** When a session that began at `startedAtMs` (server time) may be deleted, ms. */
export const expiresAt = (plan: Pick<Plan, "retentionDays">, startedAtMs: number): number =>
  startedAtMs + plan.retentionDays * dayMs;
