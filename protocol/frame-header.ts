import type { AssetHash, SecretHash, TabId, VisitorId } from "./ids.ts";

/** Codecs of a frame's body. A new codec is a new number; a number never changes its meaning. */
export const codecNumber = {
  /** gzip of a JSON array of events: import, and plain rrweb clients. */
  json: 0,
  /** gzip of the events in columns, as the first recorders wrote them. */
  firstColumns: 1,
  /** gzip of the events in columns: our recorder. */
  columns: 2,
} as const;

/** What of a chunk can be read without inflating it. Times are the tab's own clock in ms. */
export interface FrameHeader {
  codec: number;
  tabId: TabId;
  /** Counts from 0 in each tab. */
  seq: number;
  firstAtMs: number;
  lastAtMs: number;
  /** When the chunk was cut; with the server's time of arrival it gives the tab's clock offset. */
  cutAtMs: number;
  eventCount: number;
  hasFullSnapshot: boolean;
  /** Cut by a later page from what a lost tab had written ahead. */
  isRecovered: boolean;
  /**
   * Made by a seal, never by a recorder: the page as it was before the chunk of this tab and seq, in events from which a
   * player can begin. It is no chunk, and readers of chunks pass over it.
   */
  isKeyframe?: true | undefined;
  /** The website has switched the masking of e-mail addresses off; absent, as from plain rrweb clients: they are masked. */
  showsEmails?: true | undefined;
  /** The page listens for struggle: the reply tells what only the session's object sees, for which it reads the events. */
  asksSignals?: true | undefined;
  /** Of an imported recording that has none of our own events: pages and clicks are told by rrweb's. */
  isPlain?: true | undefined;
  /**
   * The body is zlib with a preset dictionary (RFC 1950): the inflated body, as far as `maxBaseBytes`, that the tab's chunk
   * of this seq has. Only on the way: the session's object packs such a chunk anew before it keeps it.
   */
  baseSeq?: number | undefined;
  /** Style sheets the events refer to. */
  assetHashes: AssetHash[];
  /** Present in the first chunk of every document, else null. */
  visitorId: VisitorId | null;
  /** Of the visitor's secret; in the first chunk a tab cuts for a session, by recorders that keep a secret. */
  secretHash?: SecretHash | undefined;
}
