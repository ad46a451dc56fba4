import { describe, expect, test } from "vitest";
import { cspSources, isOriginAllowed } from "./origin-patterns.ts";

const patterns = [
  "https://shop.example",
  "https://*.example.com",
  "http://localhost:*",
  "http://[::1]:*",
  "https://xn--bcher-kva.example",
];
const allowed = (origin: string | null, referer: string | null = null) =>
  isOriginAllowed(patterns, origin, referer);

describe("an origin that a pattern names may send", () => {
  test.each([
    "https://shop.example",
    "https://www.example.com",
    "https://a.b.example.com",
    "http://localhost",
    "http://localhost:8788",
    "http://[::1]:3000",
    "https://xn--bcher-kva.example",
  ])("%s", (origin) => expect(allowed(origin)).toBe(true));
});

describe("an origin that only looks like one is refused", () => {
  test.each([
    "null",
    "",
    "https://example.com",
    "https://example.com.evil.io",
    "https://shop.example.evil.io",
    "https://evilexample.com",
    "https://shop.example.",
    "https://SHOP.example",
    "http://shop.example",
    "https://shop.example:8443",
    "https://www.example.com:8443",
    "https://shop.example/path",
    "https://user@shop.example",
    "https://localhost:8788",
    "http://localhost.evil.io:8788",
    "http://*.example.com",
    "https://*.example.com",
    "http://localhost:*",
    "https://shop.example https://evil.io",
    "https://www.example.com.",
    "https://WWW.EXAMPLE.COM",
    "HTTPS://shop.example",
    "https://bücher.example",
    "https://bucher.example",
    "https://xn--bcher-kva.example.evil.io",
    "https://shop.example@evil.io",
    "https://evil.io#@shop.example",
    "https://evil.io\\.example.com",
    "https://evil.io/.example.com",
    "https://evil.io?.example.com",
    "https://.example.com",
    "https://shop.example:",
    "https://shop.example:0443",
    "https://shop.example:443:443",
    "https://www.example.com:*",
    "http://localhost:port",
    "http://[::1",
    "http://[::2]:3000",
    "http://[::1].evil.io",
    "http://[::1%25lo]",
    "http://0x7f.1",
    "file://",
    "blob:https://shop.example/5b1c",
    "chrome-extension://shop.example",
    "https://shop.example\n",
    "\u0000https://shop.example",
    " https://shop.example",
  ])("%j", (origin) => expect(allowed(origin)).toBe(false));
});

test("the scheme's own port may be written out in a pattern", () => {
  expect(isOriginAllowed(["https://shop.example:443"], "https://shop.example", null)).toBe(true);
});

test("without an origin the referer's origin decides", () => {
  expect(allowed(null, "https://shop.example/cart?step=2")).toBe(true);
  expect(allowed(null, "https://evil.io/https://shop.example")).toBe(false);
  expect(allowed(null, "https://shop.example@evil.io/")).toBe(false);
  expect(allowed(null, "blob:https://shop.example/5b1c")).toBe(false);
  expect(allowed(null, "no url")).toBe(false);
  expect(allowed(null, null)).toBe(false);
});

test("an origin that is there and wrong is not saved by a right referer", () => {
  expect(allowed("null", "https://shop.example/")).toBe(false);
});

test("a website without patterns takes nothing", () => {
  expect(isOriginAllowed([], "https://shop.example", null)).toBe(false);
});

test("a pattern that could end a policy's directive does not reach the policy", () => {
  expect(
    cspSources([...patterns, "https://a.example; script-src *", "*", "data:", "https://x.example'"]),
  ).toEqual([
    "https://shop.example",
    "https://*.example.com",
    "http://localhost:*",
    "https://xn--bcher-kva.example",
  ]);
});
