/** Plans as the product ships them. A deployment's own plans are rows of `CONTROL`; these are what the seed writes. */
export interface Plan {
  planId: string;
  name: string;
  /** Days a session is kept; 0 records nothing. */
  retentionDays: number;
  hasNetworkPanel: boolean;
}

export const defaultPlans: readonly Plan[] = [
  { planId: "free", name: "Free", retentionDays: 0, hasNetworkPanel: false },
  { planId: "gold", name: "Gold", retentionDays: 30, hasNetworkPanel: false },
  { planId: "pro", name: "Pro", retentionDays: 60, hasNetworkPanel: false },
  { planId: "scale", name: "Scale", retentionDays: 120, hasNetworkPanel: false },
  { planId: "enterprise", name: "Enterprise", retentionDays: 180, hasNetworkPanel: true },
];

export const dayMs = 86_400_000;

/** Replay is part of a plan exactly when the plan keeps sessions for a while. */
export const recordsSessions = (plan: Pick<Plan, "retentionDays">): boolean => plan.retentionDays > 0;

/** When a session that began at `startedAtMs` (server time) may be deleted, ms. */
export const expiresAt = (plan: Pick<Plan, "retentionDays">, startedAtMs: number): number =>
  startedAtMs + plan.retentionDays * dayMs;
