import { expect, test } from "vitest";
import { excludedPages } from "./excluded-pages.ts";

const isExcluded = (pattern: string, url: string) => excludedPages([pattern])(url);

test.each([
  ["/account", "https://shop.example/account"],
  ["/account", "https://shop.example/account?tab=1#x"],
  ["/account*", "https://shop.example/account/cards"],
  ["/*/private/*", "https://shop.example/en/private/1"],
  ["/", "https://shop.example"],
  ["/", "https://shop.example/"],
  ["*", "https://shop.example/anything"],
  ["https://shop.example/account*", "https://shop.example/account/cards"],
  ["shop.example/account*", "https://shop.example/account?x"],
  ["*.shop.example/*", "https://my.shop.example/a"],
  ["/list?*admin=1*", "https://shop.example/list?a=2&admin=1"],
  ["/app#/account*", "https://shop.example/app#/account/cards"],
])("%s means %s", (pattern, url) => {
  expect(isExcluded(pattern, url)).toBe(true);
});

test.each([
  ["/account", "https://shop.example/account/cards"],
  ["/account*", "https://shop.example/my/account"],
  ["/a.b", "https://shop.example/axb"],
  ["https://shop.example/account*", "https://other.example/account"],
  ["/app#/account*", "https://shop.example/app"],
  ["", "https://shop.example/"],
])("%s does not mean %s", (pattern, url) => {
  expect(isExcluded(pattern, url)).toBe(false);
});
