import * as z from "zod";
import { session } from "./api.ts";
import { maxInviteChars, maxPresenceUrlChars } from "./limits.ts";
import { presenceStates } from "./presence.ts";
import { signalKinds } from "./signals/signal.ts";

const longestText = 256;
const said = z.string().max(longestText);

/** A page's word; see `PresenceWord` of the protocol. */
export const presenceWord = z.object({
  said: z
    .enum(["here", "gone"])
    .describe("The page is looked at, or has another address; or it is hidden or left."),
  visitorId: z.string(),
  sessionId: z.string(),
  pageId: z.string().describe("`tab_` and twelve characters, made by each document."),
  state: z.enum(presenceStates),
  url: z.string().max(maxPresenceUrlChars).describe("Of the page, cleaned of what it says of the visitor."),
  contact: z.object({ id: said, name: said, email: said }).optional(),
});

export const presenceReply = z.object({
  invite: z
    .object({ text: z.string().optional(), url: z.string().optional() })
    .optional()
    .describe("A member asks the visitor into a conversation. Told once."),
});

const { deviceType, browser, os, country } = session.shape;

/** Somebody who is on the website now. */
export const liveVisitor = z.object({
  visitorId: z.string(),
  contact: z
    .object({ id: z.string(), name: z.string(), email: z.string() })
    .nullable()
    .describe("As the website has said by `identify()`; null where it has not."),
  sessionId: z.string().describe("Of the visit; to be watched only in the state `recorded`."),
  state: z
    .enum(presenceStates)
    .describe(
      "`recorded`: the session is there to be watched. `waiting`: it waits in the visitor's browser for a trigger or the first touch. `not_sampled`: it is not recorded.",
    ),
  url: z.string().describe("Of the page they look at, cleaned."),
  tabs: z.int().describe("In which the website is looked at."),
  since: z.iso.datetime().describe("On the website."),
  pageSince: z.iso.datetime().describe("On this page."),
  country,
  deviceType,
  browser,
  os,
  struggle: z
    .object({ kind: z.enum(signalKinds), at: z.iso.datetime() })
    .nullable()
    .describe("The last sign of struggle in this visit."),
});
export type LiveVisitor = z.infer<typeof liveVisitor>;

export const liveVisitors = z.object({
  visitors: z.array(liveVisitor).describe("Newest first."),
  scope: z
    .enum(["off", "recorded", "everyone"])
    .describe("Whose presence the website's settings let be told."),
});
export type LiveVisitors = z.infer<typeof liveVisitors>;

/**
 * What members are told on the socket `GET /api/websites/:websiteId/live`. `list` comes first and is all; `news` are the
 * visitors that are new or have changed, and the ids of those who have left.
 */
export const presenceMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("list"), visitors: z.array(liveVisitor) }),
  z.object({ type: z.literal("news"), visitors: z.array(liveVisitor), gone: z.array(z.string()) }),
]);
export type PresenceMessage = z.infer<typeof presenceMessage>;

export const inviteAsk = z.object({
  text: z.string().trim().min(1).max(maxInviteChars).describe('What the page\'s `on("invite")` is told.'),
});
export type InviteAsk = z.infer<typeof inviteAsk>;

export const inviteAnswer = z.object({
  reaches: z
    .enum(["next_chunk", "next_page"])
    .describe(
      "With the reply to the session's next chunk: at most half a second while somebody watches, half a minute while the visitor does something. Or with the reply to the page's next word: on their next page, or when they come back to the tab.",
    ),
});
export type InviteAnswer = z.infer<typeof inviteAnswer>;
