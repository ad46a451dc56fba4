import { describe, expect, it } from "vitest";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { mapSrcset } from "../dom/absolute-urls.ts";
import { cleanUrl } from "./clean-url.ts";
import type { Level } from "./level.ts";

const clean = (url: string, level: Level = "balanced") => cleanUrl(url, level, (text) => cleanText(text));

describe("a URL under balanced", () => {
  it.each([
    [
      "values of the query",
      "https://shop.example/list?user=ada&page=2",
      "https://shop.example/list?user=***&page=2",
    ],
    ["a query that is no pair", "/reset?f81d4fae7dec11d0", "/reset?***"],
    ["a key that is an address", "/a?ada@shop.example=1", "/a?***=***"],
    ["a value with a harmless key that is a secret", "/a?tab=ada%40shop.example", "/a?tab=***"],
    ["user and password", "https://ada:pw@shop.example/a", "https://shop.example/a"],
    [
      "values of the hash",
      "/cb#access_token=abc&state=x",
      "/cb#***=***&***=***".replaceAll("***=", "access_token=").replace("&access_token", "&state"),
    ],
    ["a hash that is a text", "https://shop.example/a#ada", "https://shop.example/a#***"],
    ["a token in the path", "/reset/9f86d081884c7d659a2feaa0c55ad015/now", "/reset/***/now"],
    ["a UUID in the path", "/orders/f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "/orders/***"],
    ["an e-mail address in the path", "/users/ada%40shop.example/edit", "/users/***/edit"],
    ["a session in the path", "/cart;jsessionid=5AC6268DD8D4D5D1FDF5D41E9F2FD960", "/cart;***"],
    [
      "a token of a route in the hash",
      "#/reset/9f86d081884c7d659a2feaa0c55ad015?token=abc",
      "#/reset/***?token=***",
    ],
    ["whom a link writes to", "mailto:ada@shop.example?subject=Hi", "mailto:***"],
    ["whom a link calls", "tel:+15550100", "tel:***"],
    ["code", "javascript:pay('tok_1')", "javascript:***"],
    ["a document within a URL", "data:text/html,<b>Ada</b>", "data:,"],
  ])("loses %s", (_what, url, expected) => {
    expect(clean(url)).toBe(expected);
    expect(clean(expected)).toBe(expected);
  });

  it.each([
    "https://shop.example/products/harbor-lantern",
    "/assets/index-4f3a9b2c.js",
    "/static/media/logo.6ce24c58023cc2f8fd88fe9d219db6c6.svg",
    "/how-we-build-2026-lanterns-for-harbors",
    "?sort=price&page=3&utm_source=letter",
    "#features",
    "#/settings/profile",
    "../img/a.png?w=640&dpr=2",
    "data:image/png;base64,iVBORw0KGgo=",
    "blob:https://shop.example/0000",
    "",
    "//cdn.example/a.css",
  ])("stays: %s", (url) => {
    expect(clean(url)).toBe(url);
  });
});

describe("a URL under strict", () => {
  it.each([
    ["https://shop.example/orders/1042/edit?page=2#top", "https://shop.example/orders/***/edit"],
    ["/users/Ada.Lovelace", "/users/***"],
    ["/list.html", "/list.html"],
    ["data:image/png;base64,iVBORw0KGgo=", "data:,"],
  ])("%s is the origin and the words of its path", (url, expected) => {
    expect(clean(url, "strict")).toBe(expected);
  });
});

describe("a URL under open", () => {
  it.each([
    ["/search?q=lantern&page=2", "/search?q=lantern&page=2"],
    ["/cb?code=abc&token=def&to=ada@shop.example", "/cb?code=***&token=***&to=***"],
    ["/a?x=9f86d081884c7d659a2feaa0c55ad015#part", "/a?x=***#part"],
  ])("%s loses its secrets", (url, expected) => {
    expect(clean(url, "open")).toBe(expected);
  });
});

it("a set of pictures is cleaned one by one and keeps its sizes", () => {
  expect(mapSrcset("/a.png?t=1 1x, /b,c.png?t=2 640w", (url) => clean(url))).toBe(
    "/a.png?t=*** 1x, /b,c.png?t=*** 640w",
  );
});
