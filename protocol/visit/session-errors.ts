import { maxErrorsPerSession } from "../limits.ts";
import { serverTimes, type Timeline } from "../timeline.ts";
import { type ErrorGroup, errorGroup } from "./error-group.ts";
import type { ListedError } from "./visit-facts.ts";

const maxToldChars = 300;

export interface SessionError extends ListedError {
  group: ErrorGroup;
  /** Server time. */
  lastAtMs: number;
}

/** The errors of a session by what they have in common, the first kinds of them. */
export function sessionErrors(timeline: Pick<Timeline, "tabs" | "pages" | "errors">): SessionError[] {
  const atServer = serverTimes(timeline);
  const hosts = new Set(
    timeline.pages.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).hostname] : [])),
  );
  const found = new Map<string, SessionError>();
  for (const error of timeline.errors) {
    const group = errorGroup(error, hosts);
    const { fingerprint } = group;
    const [atMs, count] = [Math.round(atServer(error)), error.count ?? 1];
    const known = found.get(fingerprint);
    if (known !== undefined) {
      known.count += count;
      known.lastAtMs = Math.max(known.lastAtMs, atMs);
    } else if (found.size < maxErrorsPerSession) {
      const message = error.message.slice(0, maxToldChars);
      found.set(fingerprint, {
        fingerprint,
        tabId: error.tabId,
        atMs,
        lastAtMs: atMs,
        count,
        message,
        group,
      });
    }
  }
  return [...found.values()];
}
