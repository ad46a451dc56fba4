import { inviteAnswer, inviteAsk, liveVisitors } from "../api-presence.ts";
import { jsonOf, type Operation } from "./operation.ts";

export const presenceOperations: Operation[] = [
  {
    method: "get",
    path: "/api/websites/{websiteId}/live",
    id: "listPresent",
    topic: "Websites",
    summary: "List who is on the website now",
    details:
      "Asked for as a WebSocket, it tells at once who is there, and then who comes, goes or changes: `presenceMessage` in `protocol/api-presence.ts`. `ping` is answered by `pong`. A browser names the dashboard as origin.",
    answers: {
      200: jsonOf("Those who are there.", liveVisitors),
      101: { description: "The socket is open." },
    },
    refusals: ["origin_not_allowed"],
  },
  {
    method: "post",
    path: "/api/websites/{websiteId}/live/{visitorId}/invite",
    id: "inviteVisitor",
    topic: "Websites",
    summary: "Ask a visitor into a conversation",
    details:
      'The page hears of it by `playhead.on("invite")`, once, with the text and, where the website has a link template for conversations, its address.',
    body: { type: "application/json", schema: inviteAsk, description: "What the page is told." },
    answers: { 200: jsonOf("It waits for the visitor's page.", inviteAnswer) },
  },
];
