import { expect, it } from "vitest";
import { fieldWords, valueWords } from "./field-words.ts";

it("a field has the words of its page, one below it says where it belongs", () => {
  expect(fieldWords("recorder.privacy.level")).toBe("Privacy level");
  expect(fieldWords("recorder.smart.rageClick")).toBe("Smart rules: rage click");
  expect(fieldWords("recorder.thresholds.rageGapMs")).toBe("Thresholds: rage gap");
  expect(fieldWords("recorder.somethingNew")).toBe("something new");
});

it("a value is told in a line, also when there is none", () => {
  expect([undefined, null, true, ["a", "b"], 3, { minPages: 2 }].map(valueWords)).toEqual([
    "as the product has it",
    "none",
    "on",
    "a, b",
    "3",
    "min pages: 2",
  ]);
});
