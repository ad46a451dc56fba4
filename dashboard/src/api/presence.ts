import { queryOptions } from "@tanstack/react-query";
import { inviteAnswer, liveVisitors } from "../../../protocol/api-presence.ts";
import { getJson, postForJson } from "./client.ts";

const pathOf = (websiteId: string, rest = ""): string =>
  `/websites/${encodeURIComponent(websiteId)}/live${rest}`;

/** Who is on the website, once, and whose presence its settings let be told. */
export const presenceQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["presence", websiteId],
    queryFn: ({ signal }) => getJson(pathOf(websiteId), liveVisitors, signal),
  });

/** A socket on which members are told who comes and goes; see `presenceMessage` of the protocol. */
export function openPresenceSocket(websiteId: string): WebSocket {
  const url = new URL(`/api${pathOf(websiteId)}`, location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url);
}

/** Asks the visitor into a conversation. */
export const inviteVisitor = (websiteId: string, visitorId: string, text: string) =>
  postForJson(pathOf(websiteId, `/${encodeURIComponent(visitorId)}/invite`), { text }, inviteAnswer);
