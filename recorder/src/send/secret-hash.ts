import { toBase64url } from "../../../protocol/base64url.ts";
import { parseSecretHash, type SecretHash } from "../../../protocol/ids.ts";
import { sha256 } from "../../../protocol/sha256.ts";

/** What the server may know of the visitor's secret; undefined when there is none. */
export const secretHash = (secret: string): SecretHash | undefined =>
  parseSecretHash(secret && toBase64url(sha256(new TextEncoder().encode(secret)))) ?? undefined;
