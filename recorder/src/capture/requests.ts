import type { RequestPayload } from "../../../protocol/trouble-events.ts";
import type { Capturing } from "./capturing.ts";
import { observePerformance } from "./observe-performance.ts";
import { watchRequestCalls } from "./request-calls.ts";
import { outcomeOf } from "./request-outcome.ts";
import type { StartedRequest } from "./started-requests.ts";

export interface RequestSettings {
  which: "failed_or_slow" | "all" | "off";
  /** From this duration on a request is slow, ms. */
  slowMs: number;
  /** Beginning of the addresses the recorder itself asks for. */
  ownUrl: string;
}

/** The browser's names of what scripts ask for. */
const kinds: ReadonlyMap<string, RequestPayload["kind"]> = new Map([
  ["fetch", "fetch"],
  ["xmlhttprequest", "xhr"],
  ["beacon", "beacon"],
]);

/** Requests of scripts, by the browser's timings: failed and slow ones, or all. */
export function watchRequests(capturing: Capturing, { which, slowMs, ownUrl }: RequestSettings): void {
  const { tell, privacy, signs, onSettle, onStop } = capturing;
  const started = watchRequestCalls(capturing, ownUrl);
  const joinedMs = performance.now();

  const add = (payload: RequestPayload): void => {
    const isFailed = payload.outcome === "failed";
    if (isFailed) signs.giveFailure();
    if (which === "off") return;
    if (which === "all" || isFailed || payload.durationMs >= slowMs) tell("ph.request", () => payload);
  };

  const giveEarly = (kind: "request" | "beacon", { name, startTime }: PerformanceEntry): void =>
    signs.give(kind, document, ` ${name.split("?", 1)[0]}`, performance.now() - startTime);

  const onEntry = (entry: PerformanceEntry): void => {
    if (!(entry instanceof PerformanceResourceTiming) || entry.name.startsWith(ownUrl)) return;
    const kind = kinds.get(entry.initiatorType);
    if (!kind) return;
    const request = started.take(kind, entry.name, entry.startTime);
    // A click's own that nobody saw being made.
    if (entry.startTime < joinedMs) giveEarly(kind === "beacon" ? kind : "request", entry);
    const status = statusOf(entry);
    add({
      kind,
      method: request?.method ?? (kind === "beacon" ? "POST" : ""),
      url: privacy.url(entry.name),
      status: status || null,
      outcome: outcomeOf(status, request?.isAborted() ?? false, isReadable(entry, request)),
      durationMs: Math.round(entry.duration),
      // Zero is what the browser tells of another origin that does not allow to be timed.
      bytes: entry.transferSize || null,
    });
  };
  onStop(observePerformance("resource", onEntry));

  onSettle(() => {
    const nowMs = performance.now();
    // One that has just begun will mostly go on well, and the browser tells of it if the page stays.
    for (const { kind, method, url, startMs } of started.takeOlder(nowMs - slowMs)) {
      const durationMs = Math.round(nowMs - startMs);
      add({ kind, method, url: privacy.url(url), status: null, outcome: "pending", durationMs, bytes: null });
    }
  });
}

/** Zero for a request without an answer; undefined where the browser does not tell (Safari before 18). */
const statusOf = (entry: PerformanceResourceTiming): number | undefined => entry.responseStatus;

/** Whether the browser would tell a status if there were one. */
const isReadable = (
  { initiatorType, name }: PerformanceResourceTiming,
  request: StartedRequest | null,
): boolean =>
  request ? !request.isOpaque : initiatorType === "xmlhttprequest" || name.startsWith(`${location.origin}/`);
