import type { PlanState } from "../../../protocol/api-plan.ts";

/** An organisation's plan for tests, with what matters to the test in `given`. */
export const aPlan = (given: Partial<PlanState> = {}): PlanState => ({
  planId: "gold",
  name: "Gold",
  retentionDays: 30,
  hasReplay: true,
  hasNetwork: false,
  sessions: { used: 10, allowed: 1_000 },
  members: { used: 1, invited: 0, allowed: null },
  ...given,
});
