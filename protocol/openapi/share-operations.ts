import { tailQuery } from "../api-replay.ts";
import {
  newShare,
  sharedLink,
  sharedReplay,
  sharedSegmentQuery,
  shareList,
  shareMade,
} from "../api-shares.ts";
import type { ErrorCode } from "../errors.ts";
import { jsonOf, type Operation } from "./operation.ts";

const ofMembers: Operation[] = [
  {
    method: "get",
    path: "/api/replay/{sessionId}/shares",
    id: "listShares",
    topic: "Shares",
    summary: "List a session's public links",
    answers: { 200: jsonOf("The links, without their secrets.", shareList) },
  },
  {
    method: "post",
    path: "/api/replay/{sessionId}/shares",
    id: "makeShare",
    topic: "Shares",
    summary: "Make a link to a moment",
    details:
      "For members it is an address and nothing is kept. A public one opens for anybody until it is over or taken back, or the session is erased.",
    body: { description: "The moment, and for whom.", type: "application/json", schema: newShare },
    answers: { 201: jsonOf("The link.", shareMade) },
  },
  {
    method: "delete",
    path: "/api/replay/{sessionId}/shares/{shareId}",
    id: "endShare",
    topic: "Shares",
    summary: "Take a public link back",
    answers: { 204: { description: "It opens nothing any more." } },
  },
];

/** One that is wrong, over or taken back is the same 404; who guesses is made to wait. */
const refusals: ErrorCode[] = ["not_found", "rate_limited"];
const bytes = "application/octet-stream";
const open = { method: "get", topic: "Shares", isOpen: true, refusals } as const;

const ofAnybody: Operation[] = [
  {
    ...open,
    path: "/api/shared/{token}",
    id: "openSharedLink",
    summary: "Open a public link",
    details: "Counts as an opening.",
    answers: { 200: jsonOf("Where it leads.", sharedLink) },
  },
  {
    ...open,
    path: "/api/shared/{token}/timeline",
    id: "getSharedTimeline",
    summary: "Read the shared session's timeline",
    details:
      "As `getTimeline`, without the visitor's id, without what the website told of its visitor, and with requests only where the plan has them.",
    answers: { 200: jsonOf("The session without its events.", sharedReplay) },
  },
  {
    ...open,
    path: "/api/shared/{token}/segments/{n}",
    id: "getSharedSegment",
    summary: "Read frames of a sealed segment",
    details: "Places are those that the timeline names; the frames that come are others, and mostly shorter.",
    query: sharedSegmentQuery,
    answers: { 200: { description: "The frames.", content: { type: bytes } } },
  },
  {
    ...open,
    path: "/api/shared/{token}/tail",
    id: "getSharedTail",
    summary: "Read what a live session has not sealed yet",
    details: "Empty when the session is over.",
    query: tailQuery,
    answers: {
      200: {
        description: "The frames that came after `after`.",
        content: { type: bytes },
        headers: { "playhead-arrival": "The `after` of the next call." },
      },
    },
  },
  {
    ...open,
    path: "/api/shared/{token}/sheets/{hash}",
    id: "getSharedSheet",
    summary: "Read a style sheet of the shared session",
    answers: { 200: { description: "Its text.", content: { type: "text/css" } } },
  },
];

export const shareOperations: Operation[] = [...ofMembers, ...ofAnybody];
