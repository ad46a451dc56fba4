import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { sealIdleMs, sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { settleSession } from "../session-stub.ts";
import { alarmInMs, ring } from "../testing/faults.ts";
import { append, freshAddress, quiet, stubOf, visitChunks } from "../testing/session.ts";

it("a session has one alarm: when it may be idle, and when it is closed, the one that forgets it", async () => {
  const startMs = Date.now();
  const address = freshAddress(startMs);
  for (const frame of visitChunks().frames) await append(address, frame);
  const idleInMs = (await alarmInMs(address)) ?? 0;
  expect(idleInMs).toBeGreaterThan(sealIdleMs - 10_000);
  expect(idleInMs).toBeLessThanOrEqual(sealIdleMs);
  await settleSession(env, address, quiet());
  const forgetMs = startMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs;
  const setMs = await runInDurableObject(stubOf(address), (_object, { storage }) => storage.getAlarm());
  expect(setMs).toBe(forgetMs);
  // An eviction waits for what is under way, so there is nothing.
  await evictDurableObject(stubOf(address));
});

it("an object that never had a session, or has forgotten it, has neither storage nor alarm, and says so", async () => {
  const address = freshAddress();
  expect(await settleSession(env, address, quiet())).toBe("unknown");
  expect(await ring(address)).toBe(false);
  await append(address, visitChunks().frames[0] ?? new Uint8Array());
  const forgetMs = Date.now() + sessionIdMaxAgeMs + sessionIdMaxAheadMs + 1_000;
  expect(await settleSession(env, address, forgetMs)).toBe("known");
  expect(await settleSession(env, address, forgetMs)).toBe("unknown");
  expect(await ring(address)).toBe(false);
});
