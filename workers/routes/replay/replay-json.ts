import type { Session } from "../../../protocol/api.ts";
import type { Completeness } from "../../../protocol/completeness.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { Timeline, TimelineTab } from "../../../protocol/timeline.ts";

interface ReplayHead {
  session: Session;
  completeness: Completeness;
  timeline: Timeline;
}

/** The head, then `tabs: [{ tabId, clockOffsetMs, events }]`, in one object, never more than a chunk of it at once. */
export async function* replayJson(
  head: ReplayHead,
  eventsOf: (tab: TimelineTab) => AsyncIterable<readonly ReplayEvent[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"tabs":[`;
  let isFirstTab = true;
  for (const tab of head.timeline.tabs) {
    const { tabId, clockOffsetMs } = tab;
    yield `${isFirstTab ? "" : ","}{"tabId":${JSON.stringify(tabId)},"clockOffsetMs":${clockOffsetMs},"events":[`;
    isFirstTab = false;
    let isFirst = true;
    for await (const events of eventsOf(tab)) {
      if (events.length === 0) continue;
      yield (isFirst ? "" : ",") + JSON.stringify(events).slice(1, -1);
      isFirst = false;
    }
    yield "]}";
  }
  yield "]}";
}
