import { expect, test } from "vitest";
import { absoluteCss, absoluteUrl, mapSrcset } from "./absolute-urls.ts";

const base = "https://shop.example/a/b.html";

test.each([
  ["c.png", "https://shop.example/a/c.png"],
  ["/c", "https://shop.example/c"],
  ["//other.example/c", "https://other.example/c"],
  ["?q", "https://shop.example/a/b.html?q"],
  ["data:,x", "data:,x"],
  ["MAILTO:x@y", "MAILTO:x@y"],
  ["http://[", "http://["],
  [" ", " "],
])("the URL %j is %j", (url, absolute) => {
  expect(absoluteUrl(url, base)).toBe(absolute);
});

test.each([
  ["a{b:url(c.png)}", "a{b:url(https://shop.example/a/c.png)}"],
  ["a{b:url('../c (1).png')}", "a{b:url('https://shop.example/c%20(1).png')}"],
  ['a{b:url( "/c" ), url(d)}', 'a{b:url("https://shop.example/c"), url(https://shop.example/a/d)}'],
  ["a{b:url(#id) url() url(data:,x)}", "a{b:url(#id) url() url(data:,x)}"],
  ["a{b:c}", "a{b:c}"],
])("the sheet %j is %j", (css, absolute) => {
  expect(absoluteCss(css, base)).toBe(absolute);
});

test.each([
  ["a.png 1x, b.png 2x", "https://shop.example/a/a.png 1x, https://shop.example/a/b.png 2x"],
  ["a,b.png 100w", "https://shop.example/a/a,b.png 100w"],
  ["a.png, b.png", "https://shop.example/a/a.png, https://shop.example/a/b.png"],
  ["data:,a 1x,/b calc(1px, 2px)", "data:,a 1x, https://shop.example/b calc(1px, 2px)"],
  ["/a.png?t=1 1x, /b,c.png 640w", "https://shop.example/a.png?t=1 1x, https://shop.example/b,c.png 640w"],
  ["a.png,, b.png 2x", "https://shop.example/a/a.png, https://shop.example/a/b.png 2x"],
  ["a.png calc(1px, 2px", "https://shop.example/a/a.png calc(1px, 2px"],
  [" , ", ""],
])("the set of sources %j is %j", (srcset, absolute) => {
  expect(mapSrcset(srcset, (url) => absoluteUrl(url, base))).toBe(absolute);
});
