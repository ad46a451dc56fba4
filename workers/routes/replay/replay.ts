import { createFactory } from "hono/factory";
import { replayQuery } from "../../../protocol/api-replay.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { valid } from "../valid.ts";
import { eventsOfTab } from "./events-of-tab.ts";
import { openReplay } from "./open-replay.ts";
import { replayJson } from "./replay-json.ts";
import { makeSheetShelf } from "./sheet-shelf.ts";
import { streamText } from "./stream-text.ts";

/** A whole session as JSON, streamed. `?assets=refs` leaves style sheets as references to `/assets`. */
export const getReplay = createFactory<SessionEnv>().createHandlers(
  valid("query", replayQuery),
  async (c) => {
    const { address } = c.var;
    const { unsealed, hasNetwork, ...head } = await openReplay(c.env, address, c.var.session);
    const { assets } = c.req.valid("query");
    const attach = assets === "refs" ? null : makeSheetShelf(c.env.ARCHIVE, address.websiteId);
    const replay = { timeline: head.timeline, unsealed, hasNetwork };
    const text = replayJson(head, head.timeline.tabs, (tab) =>
      eventsOfTab(c.env.ARCHIVE, address, replay, tab, attach),
    );
    return new Response(streamText(text), { headers: { "content-type": "application/json" } });
  },
);
