import { signalVerdict, silencedSignalList } from "../api-signals.ts";
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
];
