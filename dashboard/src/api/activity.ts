import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { activityChart, activityFeed } from "../../../protocol/api-activity.ts";
import { getJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

const pathOf = (websiteId: string) => `/websites/${encodeURIComponent(websiteId)}/activity`;

export type ActivityKind = "all" | "prompts" | "sessions";

/** What went on lately, the newest first. */
export const activityQuery = (websiteId: string, kind: ActivityKind) =>
  infiniteQueryOptions({
    queryKey: ["activity", websiteId, kind],
    queryFn: ({ pageParam, signal }) =>
      getJson(`${pathOf(websiteId)}${searchOf({ kind, cursor: pageParam })}`, activityFeed, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: 15_000,
  });

export interface ChartAsk {
  websiteId: string;
  /** ISO 8601. */
  from: string;
  per: "hour" | "day";
  /** An IANA name. */
  timeZone: string;
}

export const activityChartQuery = ({ websiteId, ...ask }: ChartAsk) =>
  queryOptions({
    queryKey: ["activity-chart", websiteId, { ...ask, from: ask.from.slice(0, 13) }],
    queryFn: ({ signal }) =>
      getJson(`${pathOf(websiteId)}/chart${searchOf({ ...ask })}`, activityChart, signal),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
