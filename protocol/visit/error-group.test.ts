import { expect, test } from "vitest";
import type { ErrorPayload } from "../trouble-events.ts";
import { errorGroup } from "./error-group.ts";

const hosts = new Set(["shop.example"]);
const group = (message: string, stack = "", over: Partial<ErrorPayload> = {}) =>
  errorGroup({ kind: "error", message, stack, source: "", line: 0, column: 0, ...over }, hosts);
const v8 = (build: string, at: string) => `TypeError: no lamp
    at chrome-extension://abc/inject.js:1:1
    at dispatch (https://cdn.other.example/react.js:10:4)
    at async buyLamp (https://static.shop.example/assets/cart-${build}.js?v=1:${at})
    at <anonymous>`;

test("the same error of two builds, two browsers and two orders is one", () => {
  const chrome = group("Uncaught TypeError: no lamp 41 in order 7f3a9c21b", v8("3f2a1b9c", "12:7"));
  const later = group("Uncaught TypeError: no lamp 42 in order 99d01e77a", v8("99aabb11", "80:9"));
  const firefox = group(
    "TypeError: no lamp 5 in order 0a1b2c3d4",
    "dispatch@https://cdn.other.example/react.js:10:4\nbuyLamp@https://static.shop.example/assets/cart-77ccdd22.js:1:99\n",
  );
  expect(chrome).toMatchObject({
    type: "TypeError",
    message: "no lamp <n> in order <id>",
    place: "buyLamp (assets/cart.*.js)",
  });
  expect(new Set([chrome, later, firefox].map(({ fingerprint }) => fingerprint)).size).toBe(1);
});

test.each([
  ["another type", "RangeError: no lamp", v8("3f2a1b9c", "1:1")],
  ["another message", "TypeError: no bulb", v8("3f2a1b9c", "1:1")],
  ["another file", "TypeError: no lamp", v8("3f2a1b9c", "1:1").replace("cart-", "list-")],
  ["another function", "TypeError: no lamp", v8("3f2a1b9c", "1:1").replace("buyLamp", "sellLamp")],
])("%s is another error", (_, message, stack) => {
  const known = group("TypeError: no lamp", v8("3f2a1b9c", "1:1"));
  expect(group(message, stack).fingerprint).not.toBe(known.fingerprint);
});

test("what may be of one visitor does not stay, names of properties do", () => {
  const { message } = group(
    `Error: no user 'Ann Smith' <ann@shop.example> at https://shop.example/u/7?t=x, read "lamp.size"`,
  );
  expect(message).toBe(
    `no user '…' <<address>> at <address> read "lamp.size"`.replace("<<address>>", "<address>"),
  );
});

test("a stack is kept as code alone, without message, queries and more than twenty lines", () => {
  const { stack } = group(
    "Error: secret",
    `Error: secret\n${"    at f (https://shop.example/a.js?u=ann#x:1:2)\n".repeat(30)}`,
  );
  expect(stack.split("\n")).toEqual(Array.from({ length: 20 }, () => "at f (https://shop.example/a.js:1:2)"));
});

test("without a stack the script says where; without either nothing does", () => {
  expect(group("x", "", { source: "https://shop.example/a/b/main.js" }).place).toBe("b/main.js");
  expect(group("Script error.", "", { isForeign: true })).toMatchObject({ place: "", type: "Error" });
  expect(group("nope", "", { kind: "rejection" }).type).toBe("Rejection");
});

test("a hostile stack is read in no time and to a bound", () => {
  const stack = `${"at ".repeat(20_000)}\n${"(".repeat(20_000)}@${":1".repeat(10_000)}\n`.repeat(60);
  expect(group("x".repeat(100_000), stack).message.length).toBe(200);
});
