import type { Context } from "hono";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { stepsOfTab } from "./chunk-order.ts";
import { openReplay } from "./open-replay.ts";
import { replayJson } from "./replay-json.ts";
import { type AttachSheets, makeSheetShelf } from "./sheet-shelf.ts";
import { streamText } from "./stream-text.ts";
import { tabEvents } from "./tab-events.ts";

/** Read at once; its frames are inflated one after another. */
const maxRangeBytes = 4_000_000;

/** A whole session as JSON, streamed. `?assets=refs` leaves style sheets as references to `/assets`. */
export async function getReplay(c: Context<SessionEnv>): Promise<Response> {
  const { address } = c.var;
  const { session, completeness, timeline, unsealed } = await openReplay(c.env, address, c.var.session);
  const attach = c.req.query("assets") === "refs" ? null : makeSheetShelf(c.env.ARCHIVE, address.websiteId);
  const eventsOf = ({ tabId }: TimelineTab) => {
    const steps = stepsOfTab(tabId, timeline, unsealed, maxRangeBytes);
    const chunks = tabEvents(c.env.ARCHIVE, address, steps);
    return attach === null ? chunks : withSheets(chunks, attach);
  };
  return new Response(streamText(replayJson({ session, completeness, timeline }, eventsOf)), {
    headers: { "content-type": "application/json" },
  });
}

async function* withSheets(
  chunks: AsyncIterable<ReplayEvent[]>,
  attach: AttachSheets,
): AsyncGenerator<ReplayEvent[]> {
  for await (const events of chunks) yield await attach(events);
}
