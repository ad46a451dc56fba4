import { expect, test } from "vitest";
import { maskField, maskWords } from "./masks.ts";

test("a mask tells no length", () => {
  expect(maskField("a", "text")).toBe(maskField("a much longer one", "text"));
  expect(maskWords("I am")).toBe(maskWords("Somebody's longer"));
});

test("words keep their number up to a bound, and the white space around them", () => {
  expect(maskWords(" two words\n")).toBe(" ••••• ••••• ");
  expect(maskWords("\n  ")).toBe("\n  ");
  expect(maskWords("a ".repeat(5_000)).split("•••••")).toHaveLength(101);
});

test("an empty field stays empty, and a typed one gets a value of its type", () => {
  expect(maskField("", "date")).toBe("");
  expect(maskField("1990-05-17", "date")).toBe("2000-01-01");
});
