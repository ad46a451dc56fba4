import { describe, expect, it } from "vitest";
import { cleanEvents } from "./clean-events.ts";
import { cleanText } from "./clean-text.ts";

describe("the second privacy net", () => {
  it.each([
    ["a card in groups", "paid with 4111 1111 1111 1111 today", "paid with ••• today"],
    ["a card in one run", "5555555555554444", "•••"],
    ["a social security number", "SSN 536-90-4399.", "SSN •••."],
    ["an e-mail address", "write to ada.lovelace+shop@mail.example.co.uk!", "write to •••!"],
    ["an e-mail address in a link", "mailto:ada@example.org?subject=x", "mailto:•••?subject=x"],
    ["a JSON Web Token", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "Bearer •••"],
    ["a Stripe key", `key=sk_${"live"}_4eC39HqLyjWDarjtT1zdp7dc`, "key=•••"],
    ["a GitHub token", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "•••"],
    ["an AWS key id", "AKIAIOSFODNN7EXAMPLE", "•••"],
  ])("masks %s", (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each([
    ["a number that fails the check digit", "4111 1111 1111 1112"],
    ["a time in milliseconds", "1795246974000"],
    ["a file for dense screens", "/img/logo@2x.png"],
    ["a package and its version", "https://cdn.example.com/react@19.3.1/index.js"],
    ["a style rule", "@media (min-width: 640px)"],
    ["a date", "Order of 2026-11-21"],
    ["an asset reference", "ph-asset:n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"],
  ])("leaves %s", (_what, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it("reaches every string of an event and says whether it masked anything", () => {
    const events = [
      { type: 3, timestamp: 1, data: { source: 0, texts: [{ id: 2, value: "ada@example.org" }], adds: [] } },
      { type: 5, timestamp: 2, data: { tag: "ph.click", payload: { text: "Pay" } } },
    ];
    expect(cleanEvents(events)).toBe(true);
    expect(JSON.stringify(events)).not.toContain("ada@");
    expect(cleanEvents(events)).toBe(false);
  });

  it("does not overflow the stack on deep nesting", () => {
    let data: unknown = "ada@example.org";
    for (let depth = 0; depth < 100_000; depth += 1) data = [data];
    expect(cleanEvents([{ type: 5, timestamp: 1, data }])).toBe(true);
  });
});
