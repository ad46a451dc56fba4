import { expect, test } from "vitest";
import { createTextStore } from "./text-store.ts";

test("where storage is forbidden a text lives in memory, and nothing throws", () => {
  const store = createTextStore(() => {
    throw new DOMException("denied", "SecurityError");
  }, "key");
  expect(store.read()).toBeNull();
  store.write("kept");
  expect(store.read()).toBe("kept");
  store.remove();
  expect(store.read()).toBeNull();
});
