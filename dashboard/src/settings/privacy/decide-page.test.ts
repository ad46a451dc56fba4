import { expect, it } from "vitest";
import { decidePage } from "./decide-page.ts";

it("names the first pattern that an address matches", () => {
  const patterns = ["/help", "/account*", "shop.example/account/cards"];
  expect(decidePage("https://shop.example/account/cards?x=1", patterns)).toEqual({
    kind: "excluded",
    pattern: "/account*",
  });
  expect(decidePage("https://shop.example/cart", patterns)).toEqual({ kind: "recorded" });
});

it("asks for a whole address, and says nothing of none", () => {
  expect(decidePage(" ", ["/a"])).toEqual({ kind: "none" });
  expect(decidePage("/account", ["/account"])).toEqual({ kind: "unreadable" });
  expect(decidePage("javascript:alert(1)", ["/account"])).toEqual({ kind: "unreadable" });
});
