import type { RequestPayload } from "../../../protocol/trouble-events.ts";

/** What a script has asked for, as far as the call tells. */
export interface StartedRequest {
  kind: RequestPayload["kind"];
  method: string;
  /** Absolute, without its fragment, as the browser's timings name it. */
  url: string;
  /** On the page's clock, `performance.now()`. */
  startMs: number;
  isAborted(): boolean;
  /** Of another origin that does not let itself be read (mode `no-cors`): the browser tells no status of it. */
  isOpaque: boolean;
}

/** Requests that go on at once; the oldest are forgotten, such as those that never end. */
const maxPending = 200;
/** A request that waits for a connection starts later than it was asked for. */
const maxStartLagMs = 5_000;

export interface StartedRequests {
  add(request: StartedRequest): void;
  /** Takes out the request that a timing is of: the last of its kind and address asked for before it started. */
  take(kind: string, url: string, startMs: number): StartedRequest | null;
  /** Takes out those asked for before then. */
  takeOlder(thanMs: number): StartedRequest[];
}

export function createStartedRequests(): StartedRequests {
  const pending: StartedRequest[] = [];
  return {
    add(request) {
      pending.push(request);
      if (pending.length > maxPending) pending.shift();
    },
    take(kind, url, startMs) {
      const at = pending.findIndex(
        (one) => one.kind === kind && one.url === url && Math.abs(startMs - one.startMs) <= maxStartLagMs,
      );
      return at < 0 ? null : (pending.splice(at, 1)[0] ?? null);
    },
    takeOlder(thanMs) {
      const later = pending.findIndex((one) => one.startMs >= thanMs);
      return pending.splice(0, later < 0 ? pending.length : later);
    },
  };
}
