import { expect, it } from "vitest";
import { type Level, samplePage, showPart } from "./sample-rule.ts";

const shownAt = (level: Level, showsEmails = false): string =>
  JSON.stringify(samplePage.map((part) => showPart(part, level, showsEmails)));

it("no level shows a password, a card or what is marked private", () => {
  for (const level of ["strict", "balanced", "open"] as const) {
    expect(shownAt(level, true)).not.toMatch(/tide-and-salt|4242|data-private/);
  }
});

it("each level shows more than the one before", () => {
  expect(shownAt("strict")).not.toMatch(/Maria|Harbour|goods|Street/);
  expect(shownAt("balanced")).toMatch(/Your order, Maria/);
  expect(shownAt("balanced")).not.toMatch(/Harbour/);
  expect(shownAt("open")).toMatch(/12 Harbour Lane/);
});

it("mail addresses stand in texts only where they may", () => {
  expect(shownAt("balanced")).not.toMatch(/maria@/);
  expect(shownAt("balanced", true)).toMatch(/maria@shop\.example/);
  expect(shownAt("strict", true)).not.toMatch(/maria@/);
});
