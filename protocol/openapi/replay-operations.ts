import * as z from "zod";
import { completeness, session } from "../api.ts";
import {
  eventLine,
  eventsQuery,
  portableSession,
  replayQuery,
  replayTab,
  tailQuery,
  timeline,
} from "../api-replay.ts";
import { jsonOf, type Operation } from "./operation.ts";

const head = { session, completeness, timeline };

const whole: Operation[] = [
  {
    method: "get",
    path: "/api/replay/{sessionId}",
    id: "getReplay",
    topic: "Replay",
    summary: "Read a whole session",
    details: "Plain rrweb events in order, grouped by tab, also of a session that goes on. Streamed.",
    query: replayQuery,
    answers: { 200: jsonOf("The session.", z.object({ ...head, tabs: z.array(replayTab) })) },
  },
  {
    method: "get",
    path: "/api/replay/{sessionId}/events",
    id: "getEvents",
    topic: "Replay",
    summary: "Read a session's events line by line",
    details:
      "A line for each chunk's events, a tab's lines behind one another, and a last line of kind `end`.",
    query: eventsQuery,
    answers: {
      200: { description: "The lines.", content: { type: "application/x-ndjson", schema: eventLine } },
    },
  },
  {
    method: "get",
    path: "/api/replay/{sessionId}/export",
    id: "exportSession",
    topic: "Replay",
    summary: "Take a session along as one file",
    details: "Holds all that a player needs, style sheets too; another website or deployment imports it.",
    answers: { 200: jsonOf("The file.", portableSession) },
  },
  {
    method: "get",
    path: "/api/replay/{sessionId}/timeline",
    id: "getTimeline",
    topic: "Replay",
    summary: "Read a session's timeline",
    details: "Pages, clicks, errors, signals, and where the events stand: all that a player needs at first.",
    answers: { 200: jsonOf("The session without its events.", z.object(head)) },
  },
];

const bytes = "application/octet-stream";

const frames: Operation[] = [
  {
    method: "get",
    path: "/api/replay/{sessionId}/segments/{n}",
    id: "getSegment",
    topic: "Replay",
    summary: "Read a sealed segment",
    details: "Chunk frames behind one another, as the timeline says. They never change.",
    headers: { range: "`bytes=<first>-<last>` for a part; a range of any other shape is passed over." },
    answers: {
      200: { description: "The segment.", content: { type: bytes } },
      206: { description: "The part.", content: { type: bytes } },
    },
    refusals: ["range_not_satisfiable"],
  },
  {
    method: "get",
    path: "/api/replay/{sessionId}/tail",
    id: "getTail",
    topic: "Replay",
    summary: "Read what is not sealed yet",
    details: "Chunk frames in order of arrival, masked.",
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
    method: "get",
    path: "/api/replay/{sessionId}/live",
    id: "watchSession",
    topic: "Replay",
    summary: "Watch a session as it goes on",
    details:
      "A WebSocket; the protocol stands in `protocol/live.ts`. A browser names the dashboard as origin.",
    answers: { 101: { description: "The socket is open." } },
    refusals: ["bad_request", "origin_not_allowed"],
  },
];

export const replayOperations: Operation[] = [...whole, ...frames];
