import { expect, test } from "vitest";
import { readCustom } from "./custom-events.ts";
import { eventType } from "./events.ts";
import { maxProperties } from "./identity-events.ts";

const read = (tag: string, payload: unknown) =>
  readCustom({ type: eventType.custom, data: { tag, payload }, timestamp: 1 })?.payload;

test("a contact is read as it was given, numbers as ids too", () => {
  const given = { id: 42, name: "Ada", email: "ada@shop.example", url: "https://crm.example/42" };
  expect(read("ph.identify", given)).toEqual({ ...given, id: "42" });
});

test("fields of a wrong type become neutral", () => {
  expect(read("ph.identify", { id: {}, name: 1, email: null })).toEqual({
    id: "",
    name: "1",
    email: "",
    url: "",
  });
  expect(read("ph.track", { name: "bought", properties: [1] })).toEqual({ name: "bought", properties: {} });
  expect(read("ph.tag", { name: true })).toEqual({ name: "" });
});

test("a tracked event keeps flat properties, a bounded number of them and bounded texts", () => {
  const properties = {
    total: 5,
    plan: "x".repeat(300),
    isNew: true,
    deep: { a: 1 },
    nothing: null,
    none: Number.NaN,
  };
  expect(read("ph.track", { name: "bought", properties })).toEqual({
    name: "bought",
    properties: { total: 5, plan: "x".repeat(256), isNew: true },
  });
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`p${at}`, at]));
  const kept = read("ph.track", { name: "bought", properties: many });
  expect(Object.keys(kept !== undefined && "properties" in kept ? kept.properties : {})).toHaveLength(
    maxProperties,
  );
});

test("a property named __proto__ is a property", () => {
  const payload = JSON.parse('{"name":"bought","properties":{"__proto__":"x"}}');
  const kept = read("ph.track", payload);
  expect(JSON.stringify(kept)).toContain('"__proto__":"x"');
});
