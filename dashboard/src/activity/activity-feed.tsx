import { useInfiniteQuery } from "@tanstack/react-query";
import { type ActivityKind, activityQuery } from "../api/activity.ts";
import { Failure } from "../design/failure.tsx";
import { MoreButton } from "../design/more-button.tsx";
import { Notice } from "../design/notice.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { ActivityRow } from "./activity-row.tsx";

const nothing: Record<ActivityKind, { title: string; words: string }> = {
  all: {
    title: "Nothing has gone on yet",
    words: "Sessions appear here within seconds of their first event.",
  },
  sessions: { title: "No sessions yet", words: "They appear here within seconds of their first event." },
  prompts: {
    title: "Nobody has asked anything",
    words:
      "The website tells of what visitors ask an assistant on the page by prompt(); it appears here when the session is over.",
  },
};

/** The newest first. */
export function ActivityFeed({ websiteId, kind }: { websiteId: string; kind: ActivityKind }) {
  const feed = useInfiniteQuery(activityQuery(websiteId, kind));
  const now = useNow(10_000);
  if (feed.error && !feed.data)
    return (
      <Failure
        title="The activity could not be loaded"
        error={feed.error}
        onRetry={() => void feed.refetch()}
      />
    );
  if (!feed.data)
    return <SkeletonTable label="Loading the activity" rows={8} rowClass="h-12 border-b border-line px-5" />;
  const items = feed.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Notice title={nothing[kind].title}>{nothing[kind].words}</Notice>;
  return (
    <>
      <ol aria-label="Activity, newest first">
        {items.map((item) => (
          <ActivityRow
            key={`${item.kind} ${item.session.sessionId} ${item.at} ${item.kind === "prompt" ? item.atMs : ""}`}
            websiteId={websiteId}
            item={item}
            now={now}
          />
        ))}
      </ol>
      <MoreButton list={feed}>{feed.isFetchingNextPage ? "Loading…" : "Earlier"}</MoreButton>
    </>
  );
}
