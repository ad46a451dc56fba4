import fc from "fast-check";
import { expect, test } from "vitest";
import { pushBase64url, toBase64url } from "./base64url.ts";

// RFC 4648, section 10, without padding; the last shows the two letters that differ from plain base64.
test.each([
  ["", ""],
  ["f", "Zg"],
  ["fo", "Zm8"],
  ["foo", "Zm9v"],
  ["foobar", "Zm9vYmFy"],
  ["~~~???", "fn5-Pz8_"],
])("%j is %j in base64url", (text, expected) => {
  expect(toBase64url(new TextEncoder().encode(text))).toBe(expected);
});

test("base64url turns into the same bytes again", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const back: number[] = [];
      pushBase64url(back, toBase64url(bytes));
      expect(back).toEqual([...bytes]);
    }),
  );
});
