import { expect, test } from "vitest";
import { emptyCompleteness } from "../../../protocol/completeness.ts";
import { makeTabId } from "../../../protocol/ids.ts";
import { emptyTimeline, type TimelineTab } from "../../../protocol/timeline.ts";
import { sessionOfRow } from "../../catalog/session-of-row.ts";
import { sessionRow } from "../../testing/session-row.ts";
import { replayJson } from "./replay-json.ts";

const tab = (name: string): TimelineTab => ({
  tabId: makeTabId(name.padEnd(12, "0")),
  clockOffsetMs: -5,
  firstAt: 1,
  lastAt: 2,
});
const event = (timestamp: number) => ({ type: 4, data: { text: 'a"]}' }, timestamp });

async function told(tabs: TimelineTab[], chunks: ReturnType<typeof event>[][]): Promise<unknown> {
  const timeline = { ...emptyTimeline(), tabs };
  const completeness = emptyCompleteness();
  let text = "";
  const head = { session: sessionOfRow(sessionRow({})), completeness, timeline };
  for await (const part of replayJson(head, tabs, async function* () {
    yield* chunks;
  })) {
    text += part;
  }
  const { session, ...rest } = JSON.parse(text);
  expect(session.websiteId).toBe("web_demo");
  expect(rest.timeline).toEqual(timeline);
  expect(rest.completeness).toEqual(completeness);
  return rest.tabs;
}

test("the parts of a replay read as one JSON document, with tabs and events in order", async () => {
  const events = [event(1), event(2), event(3)];
  const tabs = [tab("a"), tab("b")];
  expect(await told(tabs, [[], events.slice(0, 1), [], events.slice(1)])).toEqual(
    tabs.map(({ tabId, clockOffsetMs }) => ({ tabId, clockOffsetMs, events })),
  );
});

test("a session without tabs, and a tab without events, are empty lists", async () => {
  expect(await told([], [])).toEqual([]);
  expect(await told([tab("a")], [[]])).toEqual([{ tabId: tab("a").tabId, clockOffsetMs: -5, events: [] }]);
});
