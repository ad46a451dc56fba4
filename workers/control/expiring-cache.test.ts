import { expect, test } from "vitest";
import { makeExpiringCache } from "./expiring-cache.ts";

test("an entry is told until it expires, and not from that moment on", () => {
  const cache = makeExpiringCache<string, number>(2);
  cache.set("a", 1, 100);
  expect(cache.get("a", 99)).toBe(1);
  expect(cache.get("a", 100)).toBeUndefined();
});

test("a full cache forgets the entry that was set the longest ago", () => {
  const cache = makeExpiringCache<string, number>(2);
  cache.set("a", 1, 100);
  cache.set("b", 2, 100);
  cache.set("a", 3, 100);
  cache.set("c", 4, 100);
  expect([cache.get("a", 0), cache.get("b", 0), cache.get("c", 0)]).toEqual([3, undefined, 4]);
});
