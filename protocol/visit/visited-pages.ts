import type { SessionPage } from "../api-visit.ts";
import { maxListedPages } from "../limits.ts";
import { endOnServer } from "../tab-clock.ts";
import type { Moment, Timeline, TimelineTab } from "../timeline.ts";
import { foldPath } from "./fold-path.ts";

type Told = Pick<Timeline, "tabs" | "pages" | "errors" | "others" | "signals">;

/** What happens to a page while a tab is on it; in the order that holds for what happens at once. */
type Step = { at: number } & (
  | { kind: "page"; path: string }
  | { kind: "hidden" }
  | { kind: "visible" }
  | { kind: "depth"; percent: number }
  | { kind: "error"; count: number }
  | { kind: "struggle" }
);

/**
 * The pages that a session has seen, tab by tab in their order, views of like pages together; the first thirty. Time
 * counts while the tab is in front.
 */
export function visitedPages(timeline: Told): SessionPage[] {
  const pages = new Map<string, SessionPage & { ms: number }>();
  let exit: { path: string; endMs: number } | null = null;
  for (const tab of timeline.tabs) {
    const endMs = endOnServer(tab);
    const last = walkTab(stepsOf(timeline, tab), tab.lastAt, pages);
    if (last !== null && (exit === null || endMs > exit.endMs)) exit = { path: last, endMs };
  }
  return [...pages.values()].slice(0, maxListedPages).map(({ ms, ...page }) => ({
    ...page,
    seconds: Math.round(ms / 1_000),
    isExit: page.path === exit?.path,
  }));
}

function stepsOf({ pages, errors, others = [], signals = [] }: Told, { tabId }: TimelineTab): Step[] {
  const isOfTab = (moment: Moment): boolean => moment.tabId === tabId;
  const steps: Step[] = [
    ...pages.filter(isOfTab).map(({ at, url }): Step => ({ at, kind: "page", path: foldPath(url) })),
    ...others.filter(isOfTab).flatMap((other): Step[] => {
      const { at } = other;
      if (other.tag === "ph.depth") return [{ at, kind: "depth", percent: other.payload.percent }];
      return other.tag === "ph.visibility" ? [{ at, kind: other.payload.state }] : [];
    }),
    ...errors.filter(isOfTab).map(({ at, count = 1 }): Step => ({ at, kind: "error", count })),
    ...signals
      .filter((signal) => isOfTab(signal) && signal.muted === undefined && signal.kind !== "plainClick")
      .map(({ at }): Step => ({ at, kind: "struggle" })),
  ];
  return steps.sort((one, other) => one.at - other.at);
}

/** @returns the path that the tab was on last, null when it told of no page */
function walkTab(
  steps: readonly Step[],
  lastAt: number,
  pages: Map<string, SessionPage & { ms: number }>,
): string | null {
  let page: (SessionPage & { ms: number }) | null = null;
  let seenSince: number | null = null;
  const settle = (at: number): void => {
    if (page !== null && seenSince !== null) page.ms += Math.max(0, at - seenSince);
    seenSince = null;
  };
  for (const step of steps) {
    switch (step.kind) {
      case "page":
        settle(step.at);
        page = pages.get(step.path) ?? emptyPage(step.path);
        pages.set(step.path, page);
        page.views += 1;
        seenSince = step.at;
        break;
      case "hidden":
        settle(step.at);
        break;
      case "visible":
        seenSince ??= step.at;
        break;
      case "depth":
        if (page !== null) page.depthPercent = Math.max(page.depthPercent, Math.min(100, step.percent));
        break;
      case "error":
        if (page !== null) page.errors += step.count;
        break;
      case "struggle":
        if (page !== null) page.struggles += 1;
        break;
    }
  }
  settle(lastAt);
  return page?.path ?? null;
}

const emptyPage = (path: string) => ({
  ...{ path, views: 0, isExit: false, depthPercent: 0, seconds: 0 },
  ...{ errors: 0, struggles: 0, ms: 0 },
});
