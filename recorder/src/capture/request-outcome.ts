import type { RequestPayload } from "../../../protocol/trouble-events.ts";

/**
 * How a request that is over went.
 * @param status of the answer; zero without one, undefined where the browser never tells
 * @param isAborted by the page
 * @param isStatusTold whether the browser tells the status of such a request
 */
export function outcomeOf(
  status: number | undefined,
  isAborted: boolean,
  isStatusTold: boolean,
): RequestPayload["outcome"] {
  if (status === undefined || (status > 0 && status < 400)) return "ok";
  if (status >= 400) return "failed";
  if (isAborted) return "aborted";
  return isStatusTold ? "failed" : "ok";
}
