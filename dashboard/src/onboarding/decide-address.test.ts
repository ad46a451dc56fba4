import { expect, it } from "vitest";
import { aDocument } from "../settings/a-document.ts";
import { decideAddress } from "./decide-address.ts";

const settings = aDocument({
  allowedOrigins: ["https://shop.example", "https://*.shop.example"],
  recorder: { privacy: { excludedPages: ["/account*"] } },
});
const kindOf = (address: string) => decideAddress(address, settings).kind;

it("tells a page that may send from one whose origin is refused and one that is excluded", () => {
  expect(kindOf("https://www.shop.example/cart")).toBe("allowed");
  expect(kindOf("https://shop.example/account/cards")).toBe("excluded");
  expect(decideAddress("http://shop.example/", settings)).toEqual({
    kind: "origin_refused",
    origin: "http://shop.example",
  });
});

it("asks for a whole address, and says nothing of none", () => {
  expect([kindOf(""), kindOf("shop.example"), kindOf("file:///a.html")]).toEqual([
    "none",
    "unreadable",
    "unreadable",
  ]);
});
