import { signalVerdict, silencedPlace, silencedSignalList } from "../api-signals.ts";
import { jsonOf, type Operation } from "./operation.ts";

export const signalOperations: Operation[] = [
  {
    method: "put",
    path: "/api/replay/{sessionId}/signals/{signalId}/verdict",
    id: "judgeSignal",
    topic: "Signals",
    summary: "Say that a signal is no problem",
    details:
      "Silences the signal's kind at its element for the whole website, or takes that back. Silenced signals stay in the timeline, muted with the reason, and count for nothing: in this session at once, in later ones when they are sealed.",
    body: { type: "application/json", schema: signalVerdict, description: "The verdict." },
    answers: { 204: { description: "It is noted, from now on or already." } },
    refusals: ["bad_request"],
  },
  {
    method: "get",
    path: "/api/websites/{websiteId}/signals/silenced",
    id: "listSilencedSignals",
    topic: "Signals",
    summary: "List what a website silences",
    answers: { 200: jsonOf("What members have said and what was learned.", silencedSignalList) },
  },
  {
    method: "post",
    path: "/api/websites/{websiteId}/signals/heard",
    id: "hearSignal",
    topic: "Signals",
    summary: "Take back that signals at an element are no problem",
    details:
      "What members have said, not what was learned: that is heard again by itself when sessions show otherwise.",
    body: { type: "application/json", schema: silencedPlace, description: "What is silenced." },
    answers: { 204: { description: "They count again in sessions that are sealed from now on." } },
    refusals: ["not_found"],
  },
];
