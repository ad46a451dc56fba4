import { erasureReceipt, exportLine } from "../api.ts";
import { visitorExportQuery } from "../api-replay.ts";
import { jsonOf, type Operation } from "./operation.ts";

const erased: Operation["answers"] = {
  200: jsonOf("All is gone.", erasureReceipt),
  202: jsonOf("There was more than fits into a request; the cron goes on.", erasureReceipt),
};

export const privacyOperations: Operation[] = [
  {
    method: "delete",
    path: "/api/replay/{sessionId}",
    id: "eraseSession",
    topic: "Privacy",
    summary: "Erase a session, live or not",
    scope: "erase",
    answers: erased,
  },
  {
    method: "delete",
    path: "/api/websites/{websiteId}/visitors/{visitorId}",
    id: "eraseVisitor",
    topic: "Privacy",
    summary: "Erase all sessions of a visitor",
    scope: "erase",
    answers: erased,
  },
  {
    method: "delete",
    path: "/api/websites/{websiteId}/contacts/{contactId}",
    id: "eraseContact",
    topic: "Privacy",
    summary: "Erase all sessions of a contact",
    scope: "erase",
    answers: erased,
  },
  {
    method: "get",
    path: "/api/erasures/{receiptId}",
    id: "getErasure",
    topic: "Privacy",
    summary: "Tell what an erasure has removed",
    answers: { 200: jsonOf("The receipt.", erasureReceipt) },
    refusals: ["not_found"],
  },
  {
    method: "get",
    path: "/api/websites/{websiteId}/visitors/{visitorId}/export",
    id: "exportVisitor",
    topic: "Privacy",
    summary: "Take along all that is kept of a visitor",
    details: "A file that does not close with a line of kind `end` is not whole.",
    query: visitorExportQuery,
    answers: {
      200: { description: "The file.", content: { type: "application/x-ndjson", schema: exportLine } },
    },
    refusals: ["cursor_invalid"],
  },
];
