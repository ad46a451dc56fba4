import type { ErrorCode } from "../../protocol/errors.ts";
import { readFrame } from "../../protocol/frame.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import {
  parseSessionId,
  parseTabId,
  type SessionId,
  sessionIdParts,
  type TabId,
} from "../../protocol/ids.ts";
import { maxSeq, sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { hasDictionaryMagic, hasGzipMagic } from "../inflate.ts";

export interface Refusal {
  kind: "refused";
  code: ErrorCode;
  message: string;
}
export interface ChunkPlace {
  sessionId: SessionId;
  tabId: TabId;
  seq: number;
}

/** Whether the path names a place in a session of the website with this tag, at this server time. */
export function admitPlace(
  path: { sessionId: string; tabId: string; seq: string },
  tag: string,
  nowMs: number,
): { kind: "admitted"; place: ChunkPlace } | Refusal {
  const admitted = admitSessionId(path.sessionId, tag, nowMs);
  if (admitted.kind === "refused") return admitted;
  const tabId = parseTabId(path.tabId);
  if (tabId === null) return refused("tab_id_invalid", "The tab id is malformed.");
  const seq = /^(0|[1-9]\d{0,9})$/.test(path.seq) ? Number(path.seq) : Number.NaN;
  if (!(seq <= maxSeq)) return refused("seq_invalid", `seq is a whole number from 0 to ${maxSeq}.`);
  return { kind: "admitted", place: { sessionId: admitted.sessionId, tabId, seq } };
}

/** Whether the text is the id of a session that the website with this tag may have now. */
export function admitSessionId(
  text: string,
  tag: string,
  nowMs: number,
): { kind: "admitted"; sessionId: SessionId } | Refusal {
  const sessionId = parseSessionId(text);
  if (sessionId === null) return refused("session_id_invalid", "The session id is malformed.");
  const id = sessionIdParts(sessionId);
  if (id.tag !== tag) return refused("session_id_invalid", "The session id is another website's.");
  if (id.startedAtMs < nowMs - sessionIdMaxAgeMs || id.startedAtMs > nowMs + sessionIdMaxAheadMs) {
    return refused("session_id_time", "The session id's start is too far from the server's time.");
  }
  return { kind: "admitted", sessionId };
}

/** Whether the bytes are one frame for this place with a packed body; the body is not inflated. */
export function admitFrame(
  frame: Uint8Array,
  { tabId, seq }: ChunkPlace,
): { kind: "admitted"; header: FrameHeader } | Refusal {
  const read = readFrame(frame);
  if (!read.ok) return refused(read.code, read.message);
  if (read.endOffset !== frame.length) return refused("chunk_malformed", "Bytes follow the frame.");
  if (read.header.tabId !== tabId || read.header.seq !== seq) {
    return refused("chunk_malformed", "The frame's tab or seq is not the path's.");
  }
  if (read.header.isKeyframe) return refused("chunk_malformed", "Keyframes are made at the seal, not sent.");
  const isPacked = read.header.baseSeq === undefined ? hasGzipMagic : hasDictionaryMagic;
  if (!isPacked(read.body)) return refused("chunk_not_gzip", "The frame's body is not gzip.");
  return { kind: "admitted", header: read.header };
}

export const refused = (code: ErrorCode, message: string): Refusal => ({ kind: "refused", code, message });
