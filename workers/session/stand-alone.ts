import { gzipSync } from "node:zlib";
import { encodeFrame, readFrame } from "../../protocol/frame.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { TabId } from "../../protocol/ids.ts";
import { maxBaseBytes, maxBasedBytes, maxInflatedBytes } from "../../protocol/limits.ts";
import { type Inflated, type InflatedBehind, inflate, inflateBehind } from "../inflate.ts";
import type { AppendOutcome } from "../session-stub.ts";
import { bodyRefusal } from "./decide-append.ts";

export interface AloneFrame {
  kind: "alone";
  /** As it is kept. */
  bytes: Uint8Array;
  header: FrameHeader;
  inflateBody: () => Inflated;
}

type Refused = Extract<AppendOutcome, { kind: "refused" }>;

/**
 * A chunk as one that needs no other: what was packed behind a base is packed anew, always alike, so that nobody who reads
 * the session has to look for bases, and a base may be lost or erased.
 *
 * @param frameAt the frame kept under a tab's seq; null: there is none that is not sealed
 */
export function standAlone(
  bytes: Uint8Array,
  frameAt: (tabId: TabId, seq: number) => Uint8Array | null,
): AloneFrame | Refused {
  const frame = readFrame(bytes);
  if (!frame.ok) return refused(frame.code, frame.message);
  const { header, body } = frame;
  const { baseSeq, ...alone } = header;
  if (baseSeq === undefined)
    return { kind: "alone", bytes, header, inflateBody: () => inflate(body, maxInflatedBytes) };
  const base = baseOf(frameAt(header.tabId, baseSeq));
  if (base === null) return refused("chunk_base_missing", "The tab has no such chunk that is not sealed.");
  const inflated = inflateBehind(body, base, maxBasedBytes);
  if (!inflated.ok) return refusalOf(inflated.reason);
  const packed = encodeFrame(alone, gzipSync(inflated.bytes));
  return { kind: "alone", bytes: packed, header: alone, inflateBody: () => inflated };
}

function baseOf(kept: Uint8Array | null): Uint8Array | null {
  const frame = kept === null ? null : readFrame(kept);
  const inflated = frame?.ok ? inflate(frame.body, maxInflatedBytes) : null;
  return inflated?.ok ? inflated.bytes.subarray(0, maxBaseBytes) : null;
}

function refusalOf(reason: Extract<InflatedBehind, { ok: false }>["reason"]): Refused {
  if (reason === "other_base")
    return refused("chunk_base_missing", "The chunk was packed behind other bytes than its base has.");
  if (reason === "not_gzip")
    return refused("chunk_malformed", "The body of a chunk with a base is zlib with a preset dictionary.");
  return { kind: "refused", ...bodyRefusal(reason) };
}

const refused = (code: Refused["code"], message: string): Refused => ({ kind: "refused", code, message });
