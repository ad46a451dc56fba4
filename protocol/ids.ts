/** Branded identifiers. Every id that reaches a key, a path or a row has passed one of the parsers below. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type OrganisationId = Branded<"OrganisationId">;
export type WebsiteId = Branded<"WebsiteId">;
export type SiteKey = Branded<"SiteKey">;
export type SessionId = Branded<"SessionId">;
export type VisitorId = Branded<"VisitorId">;
export type TabId = Branded<"TabId">;
/** SHA-256 of a style sheet's UTF-8 bytes, base64url without padding: 43 characters. */
export type AssetHash = Branded<"AssetHash">;
/** SHA-256 of the secret a recorder keeps beside its visitor id, base64url without padding: 43 characters. */
export type SecretHash = Branded<"SecretHash">;
/** Names an erasure and its receipt. */
export type ReceiptId = Branded<"ReceiptId">;

const parser =
  <Id extends string>(shape: RegExp) =>
  (text: string): Id | null =>
    shape.test(text) ? (text as Id) : null;

export const parseOrganisationId = parser<OrganisationId>(/^org_[a-z0-9]{1,32}$/);
export const parseWebsiteId = parser<WebsiteId>(/^web_[a-z0-9]{1,32}$/);
export const parseSiteKey = parser<SiteKey>(/^pk_[A-Za-z0-9]{1,40}$/);
export const parseVisitorId = parser<VisitorId>(/^vis_[a-z0-9]{16}$/);
export const parseTabId = parser<TabId>(/^tab_[a-z0-9]{12}$/);
export const parseAssetHash = parser<AssetHash>(/^[A-Za-z0-9_-]{43}$/);
export const parseSecretHash = parser<SecretHash>(/^[A-Za-z0-9_-]{43}$/);
export const parseReceiptId = parser<ReceiptId>(/^era_[a-z0-9]{20}$/);
/** Nine digits of base 36 begin in 2059: a clock that is ahead of that must be refused by its time, not its shape. */
export const parseSessionId = parser<SessionId>(/^ses_[a-z0-9]{1,16}_[0-9a-z]{8,9}_[a-z0-9]{16}$/);

/** `ses_<website's public tag>_<start, server time, ms, base 36>_<random>`. */
export function sessionIdParts(id: SessionId): { tag: string; startedAtMs: number } {
  const [, tag = "", start = ""] = id.split("_");
  return { tag, startedAtMs: Number.parseInt(start, 36) };
}

/**
 * @param tag public tag of the website, `[a-z0-9]{1,16}`
 * @param startedAtMs server time in ms
 * @param random 16 characters of `[a-z0-9]`, see `randomText`
 */
export function makeSessionId(tag: string, startedAtMs: number, random: string): SessionId {
  return `ses_${tag}_${startedAtMs.toString(36).padStart(8, "0")}_${random}` as SessionId;
}

export const makeVisitorId = (random: string): VisitorId => `vis_${random}` as VisitorId;
export const makeReceiptId = (random: string): ReceiptId => `era_${random}` as ReceiptId;
export const makeWebsiteId = (random: string): WebsiteId => `web_${random}` as WebsiteId;
export const makeSiteKey = (random: string): SiteKey => `pk_${random}` as SiteKey;
export const makeTabId = (random: string): TabId => `tab_${random}` as TabId;

const alphabet = "abcdefghijklmnopqrstuvwxyz012345";

/** Text over a 32-letter alphabet, so that each byte gives five unbiased bits. `bytes` is as long as the text. */
export function randomText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += alphabet[byte & 31];
  return text;
}
