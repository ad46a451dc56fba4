import type { ReplayEvent } from "../../../protocol/events.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";

/**
 * The head, then `tabs: [{ tabId, clockOffsetMs, events }]`, in one object, never more than a chunk of it at once.
 * @param head an object with a field at least
 */
export async function* replayJson(
  head: object,
  tabs: readonly TimelineTab[],
  eventsOf: (tab: TimelineTab) => AsyncIterable<readonly ReplayEvent[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"tabs":[`;
  let isFirstTab = true;
  for (const tab of tabs) {
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
