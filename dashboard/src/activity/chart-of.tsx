import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { activityChartQuery } from "../api/activity.ts";
import { Failure } from "../design/failure.tsx";
import { rangeStart } from "../design/range.ts";
import type { RangeName } from "../url-state.ts";
import { ActivityChart } from "./activity-chart.tsx";

/** Sessions by the hour of a day, or by the day of a longer time, in the member's own zone. */
export function ChartOf({ websiteId, range }: { websiteId: string; range: RangeName }) {
  const [from] = useState(() => rangeStart(range, Date.now()));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const per = range === "24h" ? "hour" : "day";
  const { data, error, refetch } = useQuery(activityChartQuery({ websiteId, from, per, timeZone }));
  if (error)
    return <Failure title="The chart could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="size-full animate-wait rounded-md bg-sunken" />;
  return <ActivityChart chart={data} />;
}
