import type { Context } from "hono";
import type { PortableSession } from "../../../protocol/api-replay.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { audit } from "../accounts/audit-entry.ts";
import { eventsOfTab } from "../replay/events-of-tab.ts";
import { openReplay } from "../replay/open-replay.ts";
import { replayJson } from "../replay/replay-json.ts";
import { makeSheetShelf } from "../replay/sheet-shelf.ts";
import { streamText } from "../replay/stream-text.ts";

/** The session as one file that stands alone: style sheets are in it, and another deployment imports it. */
export async function getSessionExport(c: Context<SessionEnv>): Promise<Response> {
  const { address } = c.var;
  const replay = await openReplay(c.env, address, c.var.session);
  const attach = makeSheetShelf(c.env.ARCHIVE, address.websiteId);
  await audit(c, "session_exported", address.sessionId);
  const head: Omit<PortableSession, "tabs"> = {
    kind: "playhead-session",
    version: 1,
    exportedAt: new Date().toISOString(),
    session: replay.session,
  };
  const text = replayJson(head, replay.timeline.tabs, (tab) =>
    eventsOfTab(c.env.ARCHIVE, address, replay, tab, attach),
  );
  return new Response(streamText(text), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="playhead-${address.sessionId}.json"`,
    },
  });
}
