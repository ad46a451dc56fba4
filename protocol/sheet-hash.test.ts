import { expect, test } from "vitest";
import { parseAssetHash } from "./ids.ts";
import { bytesHash, sheetHash } from "./sheet-hash.ts";

// The first two are NIST's examples for SHA-256, all are as `openssl dgst -sha256 -binary` gives them.
test.each([
  ["", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"],
  ["abc", "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"],
  ["é😀", "EYTR9ggVjuoJ0pdWVXWJIjFVDEA6qpEwCNhnqXz9XHY"],
])("the hash of sheet %j is the SHA-256 of its UTF-8 bytes in base64url", (cssText, hash) => {
  expect(sheetHash(cssText)).toBe(hash);
  expect(bytesHash(new TextEncoder().encode(cssText))).toBe(hash);
  expect(parseAssetHash(hash)).toBe(hash);
});
