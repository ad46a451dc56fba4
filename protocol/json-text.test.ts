import { afterEach, expect, test } from "vitest";
import { jsonText } from "./json-text.ts";

const value = { list: ["a", 1], text: "b", at: new Date(0) };
const plain = '{"list":["a",1],"text":"b","at":"1970-01-01T00:00:00.000Z"}';

afterEach(() => {
  for (const { prototype } of [Array, String]) Reflect.deleteProperty(prototype, "toJSON");
});

const give = (prototype: object): void => {
  Object.defineProperty(prototype, "toJSON", { value: () => "theirs", configurable: true, writable: true });
};

test("is what JSON.stringify writes", () => {
  expect(jsonText(value)).toBe(plain);
});

test("is not changed by a page's toJSON on lists and texts, which stays the page's", () => {
  give(Array.prototype);
  give(String.prototype);
  expect(jsonText(value)).toBe(plain);
  expect(JSON.stringify(["a"])).toBe('"theirs"');
});

test("gives it back also when the value cannot be written", () => {
  give(Array.prototype);
  expect(() => jsonText({ n: 1n })).toThrow(TypeError);
  expect(JSON.stringify([])).toBe('"theirs"');
});
