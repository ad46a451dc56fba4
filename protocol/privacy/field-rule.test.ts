import { expect, test } from "vitest";
import { decideField, type FieldFacts } from "./field-rule.ts";

const field = (facts: Partial<FieldFacts> = {}): FieldFacts => ({
  name: "input",
  type: "text",
  hints: "",
  wasPassword: false,
  isMasked: false,
  ...facts,
});

test("what a visitor enters is masked, unless the website is open", () => {
  expect(decideField(field(), "strict")).toBe("mask");
  expect(decideField(field(), "balanced")).toBe("mask");
  expect(decideField(field(), "open")).toBe("clean");
  expect(decideField(field({ isMasked: true }), "open")).toBe("mask");
});

test("the label on a button is the page's own text", () => {
  expect(decideField(field({ type: "submit" }), "balanced")).toBe("clean");
  expect(decideField(field({ type: "submit", isMasked: true }), "balanced")).toBe("mask");
  expect(decideField(field({ name: "textarea", type: "submit" }), "balanced")).toBe("mask");
});

test.each([
  field({ type: "password" }),
  field({ type: "hidden" }),
  field({ wasPassword: true }),
  field({ hints: "cc-number  " }),
  field({ hints: "shipping cc-csc" }),
  field({ hints: "one-time-code code code" }),
  field({ hints: "current-password" }),
  field({ hints: " cardNumber card" }),
  field({ hints: " ssn " }),
])("a field for secrets is masked even when the website is open: %o", (facts) => {
  expect(decideField(facts, "open")).toBe("mask");
});

test.each(["email", "shipping address", "discard-note", "search"])("%s is no field for secrets", (hints) => {
  expect(decideField(field({ hints }), "open")).toBe("clean");
});
