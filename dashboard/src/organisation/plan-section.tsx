import { useQuery } from "@tanstack/react-query";
import type { PlanState } from "../../../protocol/api-plan.ts";
import { planQuery } from "../api/plan.ts";
import { Failure } from "../design/failure.tsx";
import { formatCount, formatCounted } from "../design/format.ts";
import { Meter } from "../design/meter.tsx";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { UsagePart } from "./usage-part.tsx";

/** What the organisation may, how much of it is used, and what that costs at Cloudflare. */
export function PlanSection() {
  const { data, error, refetch } = useQuery(planQuery);
  return (
    <>
      <Section
        title={data ? `Plan ${data.name}` : "Plan"}
        words="Who operates this deployment puts an organisation on a plan."
      >
        {error && <Failure title="The plan could not be read" error={error} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonTable label="Loading the plan" rows={3} rowClass="h-9" />}
        {data && <Entitlements plan={data} />}
      </Section>
      <UsagePart />
    </>
  );
}

function Entitlements({ plan }: { plan: PlanState }) {
  const { sessions, members } = plan;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Meter
          label="Sessions this month"
          used={sessions.used}
          allowed={sessions.allowed}
          words={
            sessions.allowed === null
              ? "any number"
              : `of ${formatCount(sessions.allowed)}; past that nothing new is recorded until the month ends`
          }
        />
        <Meter
          label="Members"
          used={members.used + members.invited}
          allowed={members.allowed}
          words={[
            members.allowed === null ? "any number" : `of ${formatCount(members.allowed)}`,
            ...(members.invited > 0 ? [`${formatCount(members.invited)} of them invited`] : []),
          ].join(", ")}
        />
      </div>
      <dl className="grid gap-x-6 gap-y-3 border-t border-line pt-4 sm:grid-cols-3">
        <Entitlement
          name="Replay"
          value={plan.hasReplay ? "included" : "not in this plan: nothing is recorded"}
        />
        <Entitlement
          name="Kept for"
          value={plan.retentionDays > 0 ? formatCounted(plan.retentionDays, "day") : "not kept"}
        />
        <Entitlement name="Network panel" value={plan.hasNetwork ? "included" : "not in this plan"} />
      </dl>
    </>
  );
}

function Entitlement({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
