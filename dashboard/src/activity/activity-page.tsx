import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { PageHeading } from "../design/page-heading.tsx";
import { RangeMenu } from "../design/range-menu.tsx";
import { Segmented } from "../design/segmented.tsx";
import { parseRange } from "../url-state.ts";
import { ActivityFeed } from "./activity-feed.tsx";
import type { ActivitySearch } from "./activity-search.ts";

/** What draws the chart comes by itself, so that the feed need not wait for it. */
const ChartOf = lazy(async () => ({ default: (await import("./chart-of.tsx")).ChartOf }));

const route = getRouteApi("/member/websites/$websiteId/activity");

const kinds = [
  { value: "all", label: "All" },
  { value: "prompts", label: "Prompts" },
  { value: "sessions", label: "Sessions" },
] as const;

/** What goes on on the website: how many sessions, and the newest of them with what visitors asked. */
export function ActivityPage() {
  const { websiteId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    document.title = "Activity · Playhead";
  }, []);
  const change = (next: ActivitySearch) => void navigate({ search: next, replace: true });
  const { kind: _, ...withoutKind } = search;
  const { range: __, ...withoutRange } = search;
  const range = search.range ?? "7d";
  return (
    <>
      <PageHeading title="Activity">
        <RangeMenu range={range} onRange={(next) => change({ ...withoutRange, ...parseRange(next) })} />
        <Segmented
          label="Kind"
          value={search.kind ?? "all"}
          choices={kinds}
          onChange={(kind) => change(kind === "all" ? withoutKind : { ...withoutKind, kind })}
        />
      </PageHeading>
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <div className="h-60 border-b border-line px-5 py-4 max-md:px-4">
          <Suspense fallback={<div className="size-full animate-wait rounded-md bg-sunken" />}>
            <ChartOf key={`${websiteId} ${range}`} websiteId={websiteId} range={range} />
          </Suspense>
        </div>
        <ActivityFeed websiteId={websiteId} kind={search.kind ?? "all"} />
      </div>
    </>
  );
}
