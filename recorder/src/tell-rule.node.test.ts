import { expect, test } from "vitest";
import { cleanText } from "../../protocol/privacy/clean-text.ts";
import type { Tell } from "../handover.ts";
import { tellEvent } from "./tell-rule.ts";

const payloadOf = (told: Tell): unknown => {
  const data = tellEvent(told, (text) => cleanText(text), 5)?.data;
  return typeof data === "object" && data !== null && "payload" in data ? data.payload : null;
};

test("who the visitor is stays as the website said it", () => {
  expect(payloadOf(["identify", { id: 7, name: "Ada", email: "ada@shop.example" }])).toEqual({
    id: "7",
    name: "Ada",
    email: "ada@shop.example",
    url: "",
  });
});

test("secrets in anything else are masked", () => {
  const told: Tell[] = [
    ["track", "mail to ada@shop.example", { to: "ada@shop.example", total: 5 }],
    ["prompt", "I am ada@shop.example"],
    ["tag", "ada@shop.example"],
    ["variant", "ada@shop.example", "ada@shop.example"],
  ];
  for (const one of told) {
    const payload = payloadOf(one);
    expect(payload).not.toBeNull();
    expect(JSON.stringify(payload)).not.toContain("ada@");
  }
});

test("what says nothing, or is no such thing, makes no event", () => {
  const told: Tell[] = [
    ["identify"],
    ["identify", null],
    ["conversation", { url: "https://chat.example" }],
    ["track", 5n, {}],
    ["prompt", ""],
    ["tag", {}],
    ["variant"],
    ["release", undefined],
  ];
  for (const one of told) expect(payloadOf(one)).toBeNull();
});
