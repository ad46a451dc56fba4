import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bytesHash } from "../../../protocol/sheet-hash.ts";

test("gives the hash that the server computes, whatever the length", () => {
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1_000, 100_003]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255);
    expect(bytesHash(bytes)).toBe(createHash("sha256").update(bytes).digest("base64url"));
  }
});
