import type { AssetHash, SessionId, WebsiteId } from "../../protocol/ids.ts";

export interface SessionAddress {
  websiteId: WebsiteId;
  sessionId: SessionId;
}

// The lifecycle rule of a deployment watches `s/`: nothing that outlives a session may stand below it.
export const sessionsPrefix = "s/";
export const sessionPrefix = ({ websiteId, sessionId }: SessionAddress): string =>
  `s/${websiteId}/${sessionId}/`;
export const segmentKey = (address: SessionAddress, n: number): string => `${sessionPrefix(address)}${n}`;
export const timelineKey = (address: SessionAddress): string => `${sessionPrefix(address)}timeline.json.gz`;
export const assetsPrefix = (websiteId: WebsiteId): string => `a/${websiteId}/`;
export const assetKey = (websiteId: WebsiteId, hash: AssetHash): string =>
  `${assetsPrefix(websiteId)}${hash}`;
/** Of the fonts of a sheet, as rules that hold them. */
export const fontsKey = (websiteId: WebsiteId, hash: AssetHash): string =>
  `${assetKey(websiteId, hash)}.fonts`;

/** Where a pinned session's copies stand. */
export const pinnedPrefix = ({ websiteId, sessionId }: SessionAddress): string =>
  `p/${websiteId}/${sessionId}/`;
/** Of an object below `s/`. */
export const pinnedKey = (key: string): string => `p/${key.slice(sessionsPrefix.length)}`;
