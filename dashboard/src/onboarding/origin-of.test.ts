import { expect, it } from "vitest";
import { originOf } from "./origin-of.ts";

it("makes an origin of an address as people type it", () => {
  expect(originOf(" Shop.Example/cart?x=1 ")).toBe("https://shop.example");
  expect(originOf("http://localhost:8788/")).toBe("http://localhost:8788");
  expect(originOf("*.shop.example")).toBe("https://*.shop.example");
  expect(originOf("")).toBe("");
});
