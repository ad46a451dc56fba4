import { createFactory } from "hono/factory";
import { type EventLine, eventsQuery } from "../../../protocol/api-replay.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { SessionAddress } from "../../archive/keys.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { ndjson } from "../ndjson.ts";
import { valid } from "../valid.ts";
import { eventsOfTab } from "./events-of-tab.ts";
import { type OpenReplay, openReplay } from "./open-replay.ts";
import { type AttachSheets, makeSheetShelf } from "./sheet-shelf.ts";
import { streamText } from "./stream-text.ts";

/** A session's events line by line, tab behind tab, never more than a chunk of them at once. */
export const getEvents = createFactory<SessionEnv>().createHandlers(
  valid("query", eventsQuery),
  async (c) => {
    const { address } = c.var;
    const { assets, tabId } = c.req.valid("query");
    const replay = await openReplay(c.env, address, c.var.session);
    const tabs = replay.timeline.tabs.filter((tab) => tabId === undefined || tab.tabId === tabId);
    const attach = assets === "refs" ? null : makeSheetShelf(c.env.ARCHIVE, address.websiteId);
    const lines = eventLines(c.env.ARCHIVE, address, replay, tabs, attach);
    return new Response(streamText(ndjson(lines)), { headers: { "content-type": "application/x-ndjson" } });
  },
);

async function* eventLines(
  archive: R2Bucket,
  address: SessionAddress,
  replay: OpenReplay,
  tabs: readonly TimelineTab[],
  attach: AttachSheets | null,
): AsyncGenerator<EventLine> {
  let told = 0;
  for (const tab of tabs) {
    const { tabId, clockOffsetMs } = tab;
    for await (const events of eventsOfTab(archive, address, replay, tab, attach)) {
      if (events.length === 0) continue;
      yield { kind: "events", sessionId: address.sessionId, tabId, clockOffsetMs, events };
      told += events.length;
    }
  }
  yield { kind: "end", events: told };
}
