import { afterEach, expect, test, vi } from "vitest";

const native = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
afterEach(() => {
  Object.assign(window, native);
  for (const name of ["Zone", "zone:setTimeout", "zone:clearTimeout"]) Reflect.deleteProperty(window, name);
});

test("where zone.js has wrapped the timers, the originals are used", async () => {
  let wrappedCalls = 0;
  Object.assign(window, {
    Zone: { __symbol__: (name: string) => `zone:${name}` },
    "zone:setTimeout": native.setTimeout,
    "zone:clearTimeout": native.clearTimeout,
    setTimeout: (run: () => void, delayMs: number) => {
      wrappedCalls++;
      return native.setTimeout.call(window, run, delayMs);
    },
  });
  vi.resetModules();
  const { pause } = await import("./timers.ts");
  const before = wrappedCalls;
  await pause(5);
  expect(wrappedCalls).toBe(before);
});

test("a timer calls once, a second arming replaces the first, and what it throws stays inside", async () => {
  const { createTimer, pause } = await import("./timers.ts");
  let calls = 0;
  const timer = createTimer(() => {
    calls++;
    throw new Error("ours");
  });
  timer.arm(5);
  timer.arm(10);
  expect(timer.isArmed()).toBe(true);
  await pause(40);
  expect([calls, timer.isArmed()]).toEqual([1, false]);
  timer.arm(5);
  timer.disarm();
  await pause(20);
  expect(calls).toBe(1);
});
