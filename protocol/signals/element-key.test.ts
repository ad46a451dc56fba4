import { expect, test } from "vitest";
import { elementKey, pathPattern } from "./element-key.ts";

const keyOf = (url: string, selector: string): string | null =>
  elementKey({ url, element: { selector, text: "", nodeId: 1 } });

test.each([
  ["https://shop.example", "/"],
  ["https://shop.example/?q=1#a", "/"],
  ["https://shop.example/orders/4711/edit?tab=2", "/orders/*/edit"],
  ["https://shop.example/u/3f2b9c1e-aa/x", "/u/*/x"],
  ["https://shop.example/v2/list", "/v2/list"],
  ["https://shop.example/u/ada%40example.org", "/u/*"],
  ["https://shop.example/about-us/", "/about-us/"],
  ["", "/"],
])("the pattern of %s is %s", (url, pattern) => {
  expect(pathPattern(url)).toBe(pattern);
});

test("an element is the same in every row, release and order", () => {
  const first = keyOf("https://shop.example/orders/1", "ul > li:nth-of-type(3) > a.download");
  const other = keyOf("https://shop.example/orders/2?x=1", "ul > li:nth-of-type(12) > a.download");
  expect(first).toBe("/orders/* ul > li > a.download");
  expect(other).toBe(first);
  expect(keyOf("https://a.example/", "a.css-1x2y3z.download")).toBe("/ a.download");
  expect(keyOf("https://a.example/", 'input[name="line-7"]')).toBe("/ input[name]");
});

test("other elements, and the same one on other pages, are others", () => {
  const buy = keyOf("https://shop.example/", "#buy");
  expect(keyOf("https://shop.example/", "#sell")).not.toBe(buy);
  expect(keyOf("https://shop.example/cart", "#buy")).not.toBe(buy);
});

test("a signal of a page is known by the page, and one of an element without a name by nothing", () => {
  expect(elementKey({ url: "https://shop.example/list", element: null })).toBe("/list ");
  expect(keyOf("https://shop.example/list", "")).toBeNull();
});
