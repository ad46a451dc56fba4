import { createFactory } from "hono/factory";
import { type Usage, type UsageDay, usageQuery } from "../../../protocol/api-plan.ts";
import { billOf, totalOf } from "../../../protocol/cost/bill.ts";
import { spentBy, type Used } from "../../../protocol/cost/reckon.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { AppError } from "../../app-error.ts";
import { planOf } from "../../control/plan-of.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";
import { monthSessions, monthStartMs } from "./month-sessions.ts";
import { dateOf, usageRange } from "./usage-range.ts";
import { usedDays } from "./used-days.ts";

/** What the organisation has used, and what that costs at Cloudflare's list prices. */
export const getUsage = createFactory<CallerEnv>().createHandlers(valid("query", usageQuery), async (c) => {
  const nowMs = Date.now();
  const range = usageRange(c.req.valid("query"), nowMs);
  if (range.kind === "refused") throw new AppError("bad_request", range.message);
  const { organisationId } = c.var.caller;
  const [days, plan, sessions] = await Promise.all([
    usedDays(c.env, organisationId, range, nowMs),
    planOf(c.env.CONTROL, organisationId, nowMs),
    monthSessions(c.env, organisationId, nowMs),
  ]);
  const lines = billOf(spentBy(sumOf(days), plan.retentionDays));
  const usage: Usage = {
    from: dateOf(range.fromDay),
    to: dateOf(range.toDay),
    days,
    month: { from: dateOf(monthStartMs(nowMs) / dayMs), sessions, allowed: plan.monthlySessions },
    cost: { dollars: totalOf(lines), lines },
  };
  return c.json(usage);
});

function sumOf(days: readonly UsageDay[]): Used {
  const used: Used = { sessions: 0, chunks: 0, bytes: 0 };
  for (const { sessions, chunks, bytes } of days) {
    used.sessions += sessions;
    used.chunks += chunks;
    used.bytes += bytes;
  }
  return used;
}
