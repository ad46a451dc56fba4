import { queryOptions } from "@tanstack/react-query";
import { planState, usage } from "../../../protocol/api-plan.ts";
import { getJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

export const planQuery = queryOptions({
  queryKey: ["plan"],
  queryFn: ({ signal }) => getJson("/plan", planState, signal),
  staleTime: 60_000,
});

/** @param range days, `2026-11-21`; absent: this month */
export const usageQuery = (range: { from?: string; to?: string }) =>
  queryOptions({
    queryKey: ["usage", range],
    queryFn: ({ signal }) => getJson(`/usage${searchOf({ ...range })}`, usage, signal),
    staleTime: 60_000,
  });
