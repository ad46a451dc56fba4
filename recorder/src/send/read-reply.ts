import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";
import type { ChunkReply } from "../../../protocol/reply.ts";

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
