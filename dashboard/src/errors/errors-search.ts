import { type errorSorts, errorStatuses } from "../../../protocol/api-errors.ts";
import { parseRange, type RangeName } from "../url-state.ts";

/** What the list of errors shows, as its URL says it. Defaults are left out. */
export interface ErrorsSearch {
  range?: Exclude<RangeName, "7d">;
  /** Absent: whatever status. */
  status?: (typeof errorStatuses)[number];
  sort?: Exclude<(typeof errorSorts)[number], "lastSeen">;
  /** Words of the message, type or place. */
  q?: string;
}

export function parseErrorsSearch({ range, status, sort, q }: Record<string, unknown>): ErrorsSearch {
  const shown = errorStatuses.find((one) => one === status);
  return {
    ...parseRange(range),
    ...(shown === undefined ? {} : { status: shown }),
    ...(sort === "count" || sort === "sessions" ? { sort } : {}),
    ...(typeof q === "string" && q !== "" ? { q: q.slice(0, 200) } : {}),
  };
}
