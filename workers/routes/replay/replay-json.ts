import type { Session } from "../../../protocol/api.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { Timeline, TimelineTab } from "../../../protocol/timeline.ts";

/** `{ session, timeline, tabs: [{ tabId, clockOffsetMs, events }] }`, never more than a chunk of it at once. */
export async function* replayJson(
  session: Session,
  timeline: Timeline,
  eventsOf: (tab: TimelineTab) => AsyncIterable<readonly ReplayEvent[]>,
): AsyncGenerator<string> {
  yield `{"session":${JSON.stringify(session)},"timeline":${JSON.stringify(timeline)},"tabs":[`;
  let isFirstTab = true;
  for (const tab of timeline.tabs) {
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
