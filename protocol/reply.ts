import type { AssetHash } from "./ids.ts";
import type { Invite } from "./presence.ts";
import type { Signal } from "./signals/signal.ts";

/** What the server answers to a chunk it keeps. Fields a recorder does not know are neutral. */
export interface ChunkReply {
  status: "accepted" | "duplicate";
  seq: number;
  /** Server time, ms. */
  nowMs: number;
  /** Revision of the website's config; a higher one than the loader brought means: fetch it again. */
  configRevision: number;
  /** All of this tab's chunks from 0 to this one are kept; absent: not told. */
  completeTo?: number;
  /** Of the hashes in this chunk, those the website lacks: post them to `/v1/assets`. */
  needAssets?: AssetHash[];
  /** A gap lies before this chunk: take a full snapshot. */
  needSnapshot?: true;
  /** Somebody watches: cut every so many ms. */
  flushMs?: number;
  /** Found by the session object, which sees more than one page does; the page's handlers hear of each id once. */
  signals?: Signal[];
  /** A member asks the visitor into a conversation. */
  invite?: Invite;
  /** Record no more in this session. */
  stop?: { reason: "revoked" | "quota" | "too_large" | "erased" };
}
