import { sessionList, sessionListQuery } from "../api.ts";
import { importBody, importReceipt } from "../api-replay.ts";
import { jsonOf, type Operation } from "./operation.ts";

export const sessionOperations: Operation[] = [
  {
    method: "get",
    path: "/api/websites/{websiteId}/sessions",
    id: "listSessions",
    topic: "Sessions",
    summary: "List a website's sessions",
    details:
      "A page of the sessions that began in a range of dates, the last seven days unless told otherwise, and are left by all filters.",
    query: sessionListQuery,
    answers: { 200: jsonOf("A page, and the cursor of the next.", sessionList) },
    refusals: ["cursor_invalid"],
  },
  {
    method: "post",
    path: "/api/websites/{websiteId}/import",
    id: "importSession",
    topic: "Sessions",
    summary: "Import a session",
    details:
      "Takes a file of `GET /api/replay/{sessionId}/export`, or a plain rrweb recording: an array of events with a full snapshot among them. The body may be gzipped. It becomes a session like any other, with a new id, at the time of its import: masked once more, judged, kept as long as the plan says, erasable. It is whole or not there.",
    body: {
      type: "application/json",
      schema: importBody,
      description: "The file, or the array of rrweb events. At most 32 MB, inflated.",
    },
    answers: { 201: { ...jsonOf("The new session.", importReceipt), headers: { Location: "Its replay." } } },
    refusals: [
      "import_too_large",
      "replay_not_in_plan",
      "quota_exceeded",
      "session_too_large",
      "session_erased",
    ],
  },
  {
    method: "put",
    path: "/api/replay/{sessionId}/pin",
    id: "pinSession",
    topic: "Sessions",
    summary: "Keep a session past its plan's days",
    answers: { 204: { description: "It is kept, from now on or already." } },
  },
  {
    method: "delete",
    path: "/api/replay/{sessionId}/pin",
    id: "unpinSession",
    topic: "Sessions",
    summary: "Let a session expire as its plan says",
    answers: { 204: { description: "It expires, at once if its days are over." } },
  },
];
