import * as z from "zod";
import { withdrawal } from "../api.ts";
import { presenceReply, presenceWord } from "../api-presence.ts";
import { jsonOf, type Operation } from "./operation.ts";

const chunkReply = z.looseObject({
  status: z.enum(["accepted", "duplicate"]),
  seq: z.int(),
  nowMs: z.int().describe("Server time."),
  configRevision: z.int(),
});

const everySite = ["rate_limited", "site_key_unknown", "origin_not_allowed"] as const;
const sending = ["replay_not_in_plan", "recording_off"] as const;

export const ingestOperations: Operation[] = [
  {
    method: "post",
    path: "/v1/chunks/{siteKey}/{sessionId}/{tabId}/{seq}",
    id: "postChunk",
    topic: "Ingest",
    summary: "Append a chunk to its session",
    details:
      "One binary frame: a header and a packed body of events, as `protocol/frame.ts` says. Answered 200, it is kept. A chunk packed behind a base that the session does not have, or has sealed, is refused as `chunk_base_missing`: it is to be sent packed by itself. The reply may carry commands, see `protocol/reply.ts`.",
    isOpen: true,
    isPublic: true,
    body: { type: "text/plain", description: "The frame's bytes; the type keeps the request CORS-simple." },
    answers: { 200: jsonOf("It is kept, now or already.", chunkReply) },
    refusals: [
      ...everySite,
      ...sending,
      ...(["session_id_invalid", "tab_id_invalid", "seq_invalid", "session_id_time"] as const),
      ...(["chunk_malformed", "chunk_truncated", "chunk_not_gzip", "chunk_too_large", "chunk_bomb"] as const),
      ...([
        "chunk_conflict",
        "chunk_base_missing",
        "session_erased",
        "session_too_large",
        "quota_exceeded",
      ] as const),
    ],
  },
  {
    method: "post",
    path: "/v1/assets/{siteKey}/{hash}",
    id: "postStyleSheet",
    topic: "Ingest",
    summary: "Bring a style sheet that a reply has asked for",
    isOpen: true,
    isPublic: true,
    body: { type: "text/plain", description: "The sheet's text, gzipped." },
    answers: { 204: { description: "It is kept, now or already." } },
    refusals: [
      ...everySite,
      ...sending,
      ...([
        "bad_request",
        "asset_malformed",
        "asset_hash_mismatch",
        "asset_too_large",
        "chunk_bomb",
      ] as const),
    ],
  },
  {
    method: "post",
    path: "/v1/presence/{siteKey}",
    id: "tellPresence",
    topic: "Ingest",
    summary: "Say that a visitor is on a page, or has left it",
    isOpen: true,
    isPublic: true,
    body: { type: "text/plain", schema: presenceWord, description: "JSON, under any content type." },
    answers: { 200: jsonOf("Heard.", presenceReply) },
    refusals: [
      ...everySite,
      ...sending,
      ...([
        "presence_off",
        "bad_request",
        "tab_id_invalid",
        "session_id_invalid",
        "session_id_time",
      ] as const),
    ],
  },
  {
    method: "post",
    path: "/v1/withdraw/{siteKey}",
    id: "withdraw",
    topic: "Ingest",
    summary: "Take back a visitor's consent",
    details: "Erases all of the visitor's sessions when the secret is theirs. The answer does not tell.",
    isOpen: true,
    isPublic: true,
    body: { type: "text/plain", schema: withdrawal, description: "JSON, under any content type." },
    answers: { 202: jsonOf("Heard.", z.object({})) },
    refusals: [...everySite, "bad_request"],
  },
];
