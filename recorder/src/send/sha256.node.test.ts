import { expect, test } from "vitest";
import { toBase64url } from "../../../protocol/base64url.ts";
import { bytesHash } from "../../../protocol/sheet-hash.ts";
import { sha256 } from "./sha256.ts";

test("gives the hash that the server computes, whatever the length", () => {
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1_000, 100_003]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255);
    expect(toBase64url(sha256(bytes))).toBe(bytesHash(bytes));
  }
});
