import type { PageStatistics } from "../api-pages.ts";
import type { SessionPage } from "../api-visit.ts";

interface Tally {
  path: string;
  views: number;
  exits: number;
  errors: number;
  struggles: number;
  seconds: number[];
  depths: number[];
}

/** What sessions have seen of each page. @param sessions each session's pages, every path once */
export function pageStatistics(sessions: readonly (readonly SessionPage[])[]): PageStatistics[] {
  const tallies = new Map<string, Tally>();
  for (const page of sessions.flat()) {
    const known = tallies.get(page.path) ?? emptyTally(page.path);
    tallies.set(page.path, known);
    known.views += page.views;
    known.exits += page.isExit ? 1 : 0;
    known.errors += page.errors;
    known.struggles += page.struggles;
    known.seconds.push(page.seconds);
    known.depths.push(page.depthPercent);
  }
  return [...tallies.values()].map(statisticsOf);
}

const emptyTally = (path: string): Tally => ({
  ...{ path, views: 0, exits: 0, errors: 0, struggles: 0 },
  ...{ seconds: [], depths: [] },
});

function statisticsOf({ seconds, depths, ...counts }: Tally): PageStatistics {
  const sorted = depths.toSorted((one, other) => one - other);
  return {
    ...counts,
    sessions: seconds.length,
    exitRate: counts.exits / seconds.length,
    medianSeconds: quantile(
      seconds.toSorted((one, other) => one - other),
      0.5,
    ),
    depthPercents: {
      lower: quantile(sorted, 0.25),
      median: quantile(sorted, 0.5),
      upper: quantile(sorted, 0.75),
    },
  };
}

/** Between two neighbours in proportion. @param sorted in order, not empty */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}
