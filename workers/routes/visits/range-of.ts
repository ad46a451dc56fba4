import type { SessionListQuery } from "../../../protocol/api.ts";
import type { WebsiteId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import type { SessionRange } from "../../catalog/list-filter.ts";
import { listRange } from "../list-range.ts";

/** @throws AppError for a range that is refused */
export function rangeOf(
  websiteId: WebsiteId,
  query: Pick<SessionListQuery, "from" | "to">,
  nowMs: number,
): SessionRange {
  const range = listRange(query, nowMs);
  if (range.kind === "refused") throw new AppError("bad_request", range.message);
  return { websiteId, fromMs: range.fromMs, toMs: range.toMs };
}
