import type { ActivityKind } from "../api/activity.ts";
import { parseRange, type RangeName } from "../url-state.ts";

/** What the activity shows, as its URL says it. Defaults are left out. */
export interface ActivitySearch {
  kind?: Exclude<ActivityKind, "all">;
  /** Of the chart. */
  range?: Exclude<RangeName, "7d">;
}

export const parseActivitySearch = ({ kind, range }: Record<string, unknown>): ActivitySearch => ({
  ...(kind === "prompts" || kind === "sessions" ? { kind } : {}),
  ...parseRange(range),
});
