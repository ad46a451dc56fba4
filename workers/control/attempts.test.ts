import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { countAttempt, forgetAttempts, forgiveAttempt } from "./attempts.ts";

const limit = (what: string) => ({ what, max: 3, spanMs: 10_000 });
const count = (what: string, nowMs: number) => countAttempt(env.CONTROL, limit(what), nowMs);

test("as many as are allowed within the span, and then it says how long to wait", async () => {
  for (const nowMs of [0, 1, 2]) expect(await count("a", nowMs)).toBeNull();
  expect(await count("a", 4_000)).toBe(6);
  expect(await count("a", 9_999)).toBe(1);
  expect(await count("b", 4_000)).toBeNull();
});

test("when the span is over, it begins anew", async () => {
  for (let n = 0; n < 4; n++) await count("c", 0);
  expect(await count("c", 10_000)).not.toBeNull();
  expect(await count("c", 10_001)).toBeNull();
});

test("many at once are counted, each", async () => {
  const counted = await Promise.all(Array.from({ length: 10 }, () => count("d", 0)));
  expect(counted.filter((wait) => wait === null)).toHaveLength(3);
});

test("one that is forgiven may be made again; what is forgotten begins anew", async () => {
  for (let n = 0; n < 3; n++) await count("e", 0);
  await forgiveAttempt(env.CONTROL, "e");
  expect(await count("e", 1)).toBeNull();
  expect(await count("e", 1)).not.toBeNull();
  await forgetAttempts(env.CONTROL, "e");
  expect(await count("e", 1)).toBeNull();
});

test("the row does not say whose it is", async () => {
  await count("sign-in of ada@example.com", 0);
  const { results } = await env.CONTROL.prepare("SELECT * FROM attempts").all();
  expect(JSON.stringify(results)).not.toContain("ada@");
});
