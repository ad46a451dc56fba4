import fc from "fast-check";
import { expect, test } from "vitest";
import { elementsOf, JsonError, type JsonRange, membersOf, valueAt } from "./json-ranges.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, { start, end }: JsonRange): unknown =>
  JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));

const spaces = fc.constantFrom(undefined, 1, "\t", "\r\n ");

test("a list's elements are found whatever is in them, and however it is spaced", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), spaces, (list, space) => {
      const bytes = bytesOf(`${JSON.stringify(list, null, space)} `);
      const found = [...elementsOf(bytes, valueAt(bytes, 0))].map((range) => read(bytes, range));
      expect(found).toEqual(JSON.parse(JSON.stringify(list)));
    }),
  );
});

test("so are an object's members", () => {
  const names = fc.stringMatching(/^[a-z:,{}[\] ]{1,8}$/);
  fc.assert(
    fc.property(fc.dictionary(names, fc.jsonValue()), spaces, (object, space) => {
      const bytes = bytesOf(JSON.stringify(object, null, space));
      const found = [...membersOf(bytes, valueAt(bytes, 0))].map(({ name, value }) => [
        name,
        read(bytes, value),
      ]);
      expect(Object.fromEntries(found)).toEqual(JSON.parse(JSON.stringify(object)));
    }),
  );
});

test("what is cut off, or misses a comma or a name, is refused", () => {
  const list = ["[", "[1", "[1,", '["a', "[1 2]", "[1:2]", "[,1]", "[1,]", "[{]", "{}", "1", ""];
  for (const text of list) {
    expect(() => [...elementsOf(bytesOf(text), valueAt(bytesOf(text), 0))], text).toThrow(JsonError);
  }
  for (const text of ["{", '{"a"', '{"a":', '{"a" 1}', "{1:1}", '{"a":1 "b":2}', "[]"]) {
    expect(() => [...membersOf(bytesOf(text), valueAt(bytesOf(text), 0))], text).toThrow(JsonError);
  }
});
