import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { websitesQuery } from "../api/account.ts";
import { usageQuery } from "../api/plan.ts";
import { BarChart } from "../design/bar-chart.tsx";
import { Failure } from "../design/failure.tsx";
import { formatBytes, formatCount, formatCounted } from "../design/format.ts";
import { Section } from "../design/section.tsx";
import { SelectField } from "../design/select-field.tsx";
import { SkeletonBar } from "../design/skeleton.tsx";
import { CostMeter } from "./cost-meter.tsx";
import { lastMonths, usageByDay } from "./usage-by-day.ts";

/** A month's sessions by day, and their price. */
export function UsagePart() {
  const [months] = useState(() => lastMonths(new Date(), 6));
  const [month, setMonth] = useState(months[0]);
  const [websiteId, setWebsiteId] = useState("");
  const { data: known } = useQuery(websitesQuery);
  const { data, error, refetch } = useQuery(
    usageQuery(month === undefined ? {} : { from: month.from, to: month.to }),
  );
  const websites = known?.websites ?? [];
  const days = data ? usageByDay(data, websiteId === "" ? null : websiteId) : [];
  const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + of(day), 0);
  const words = data
    ? [
        formatCounted(
          sum(({ sessions }) => sessions),
          "completed session",
        ),
        formatCounted(
          sum(({ events }) => events),
          "event",
        ),
        `${formatBytes(sum(({ bytes }) => bytes))} in ${formatCounted(
          sum(({ chunks }) => chunks),
          "chunk",
        )}`,
      ].join(" · ")
    : undefined;
  return (
    <>
      <Section title="Usage" words={words ?? "Sessions by the day of their start, UTC."}>
        <div className="flex flex-wrap gap-3">
          <SelectField
            label="Month"
            className="w-44"
            value={month?.from}
            choices={months.map(({ from, label }) => ({ value: from, label }))}
            onChange={({ target }) => setMonth(months.find(({ from }) => from === target.value))}
          />
          {websites.length > 1 && (
            <SelectField
              label="Website"
              className="w-56"
              value={websiteId}
              choices={[
                { value: "", label: "All websites" },
                ...websites.map((one) => ({ value: one.websiteId, label: one.name })),
              ]}
              onChange={({ target }) => setWebsiteId(target.value)}
            />
          )}
        </div>
        {error && (
          <Failure title="The usage could not be read" error={error} onRetry={() => void refetch()} />
        )}
        {!data && !error && (
          <div role="status" aria-label="Loading the usage" className="flex h-48 items-end">
            <SkeletonBar className="w-full" />
          </div>
        )}
        {data && (
          <BarChart
            label={`Sessions by day: ${formatCount(sum(({ sessions }) => sessions))} in all`}
            what="sessions"
            bars={days.map(({ day, sessions }) => ({ at: Date.parse(day) / 1_000, count: sessions }))}
          />
        )}
      </Section>
      {data && <CostMeter usage={data} />}
    </>
  );
}
