import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";
import { isJsonObject } from "../../../protocol/json-object.ts";
import { integer, object, text } from "../../../protocol/read-fields.ts";
import type { ChunkReply } from "../../../protocol/reply.ts";
import type { Frustration, Invite } from "../../api.ts";

/** Below this a forged or broken reply would make the page send without pause. */
const minFlushMs = 100;

/** What a reply asks for; anything absent, unknown or of a wrong type is neutral. */
export interface Orders {
  flushMs: number | null;
  needAssets: AssetHash[];
  needSnapshot: boolean;
  /** The server has the tab's chunks from 0 to this seq; null: it does not say. */
  completeTo: number | null;
  stop: boolean;
}

export function readReply(reply: Partial<Record<keyof ChunkReply, unknown>>): Orders {
  const { flushMs, needAssets, completeTo } = reply;
  return {
    flushMs: typeof flushMs === "number" && flushMs > 0 ? Math.max(minFlushMs, flushMs) : null,
    needAssets: Array.isArray(needAssets)
      ? needAssets.flatMap((hash) => parseAssetHash(String(hash)) ?? [])
      : [],
    completeTo: typeof completeTo === "number" ? completeTo : null,
    needSnapshot: reply.needSnapshot === true,
    stop: typeof reply.stop === "object" && reply.stop !== null,
  };
}

/** Signals that only the server could find; one without an id or a kind is none. */
export function readSignals(value: unknown): Frustration[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [];
  return listed.filter(isJsonObject).flatMap((fields) => {
    const { selector, text: label } = object(fields.element);
    const signal: Frustration = {
      id: text(fields.id),
      kind: text(fields.kind),
      severity: fields.severity === "severe" ? "severe" : "mild",
      atMs: integer(fields.atMs),
      url: text(fields.url),
      evidence: text(fields.evidence),
      element: isJsonObject(fields.element) ? { selector: text(selector), text: text(label) } : null,
    };
    return signal.id && signal.kind ? [signal] : [];
  });
}

/** What a member sent; null when they sent nothing. */
export function readInvite(value: unknown): Invite | null {
  if (!isJsonObject(value)) return null;
  return {
    ...(typeof value.url === "string" && { url: text(value.url) }),
    ...(typeof value.text === "string" && { text: text(value.text) }),
  };
}
