import { env } from "cloudflare:workers";
import { type LiveVisitor, liveVisitors, type PresenceMessage } from "../../protocol/api-presence.ts";
import type { PresenceWord } from "../../protocol/presence.ts";
import { callApi, callPublic } from "./call.ts";
import { freshSessionId, freshTabId } from "./make-chunk.ts";
import type { SeededWebsite } from "./seed-website.ts";
import { freshVisitor } from "./visits.ts";

export const presenceOf = ({ websiteId }: SeededWebsite) => env.PRESENCE.getByName(websiteId);

/** A page's word that would be heard; `over` spoils it. */
export const wordFor = ({ tag }: SeededWebsite, over: Partial<PresenceWord> = {}): PresenceWord => ({
  said: "here",
  visitorId: freshVisitor().visitorId,
  sessionId: freshSessionId(tag, Date.now()),
  pageId: freshTabId(),
  state: "recorded",
  url: "https://shop.example/tea",
  ...over,
});

/** Says it as a page of the website does. */
export const sayWord = (
  { siteKey, origin }: SeededWebsite,
  body: PresenceWord | string,
  headers: Record<string, string> = { origin },
): Promise<Response> =>
  callPublic(`/v1/presence/${siteKey}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": "text/plain", ...headers },
  });

/** Who is there, as the API tells a program. */
export async function whoIsOn(website: SeededWebsite): Promise<LiveVisitor[]> {
  const answer = await callApi(website, `/api/websites/${website.websiteId}/live`);
  return liveVisitors.parse(await answer.json()).visitors;
}

/** What a member is told on a socket, in order; closed with a code or still open. */
export function listenTo(socket: WebSocket | null): { told: PresenceMessage[]; closed: () => number | null } {
  if (socket === null) throw new Error("no socket");
  const told: PresenceMessage[] = [];
  let code: number | null = null;
  socket.addEventListener("close", (event) => {
    code = event.code;
  });
  socket.addEventListener("message", ({ data }) => {
    told.push(JSON.parse(String(data)));
  });
  socket.accept();
  return { told, closed: () => code };
}
