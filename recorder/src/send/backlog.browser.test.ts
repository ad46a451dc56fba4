import { expect, test, vi } from "vitest";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { createBacklog } from "./backlog.ts";

const event = (timestamp: number): ReplayEvent => ({ type: 3, data: {}, timestamp });
const many = (count: number): ReplayEvent[] => Array.from({ length: count }, (_, n) => event(n));

/** Takes a millisecond for each event. */
function slowly(early: readonly ReplayEvent[]) {
  const taken: number[] = [];
  let emptied = 0;
  const backlog = createBacklog(
    early,
    ({ timestamp }) => {
      const endMs = performance.now() + 1;
      while (performance.now() < endMs);
      taken.push(timestamp);
    },
    () => {
      emptied++;
    },
  );
  return { backlog, taken, emptied: () => emptied };
}

test("what came before is taken in slices, and what comes meanwhile behind it", async () => {
  const { backlog, taken, emptied } = slowly(many(40));
  expect(taken).toEqual([]);
  await vi.waitFor(() => expect(taken.length).toBeGreaterThan(0), { interval: 1 });
  expect(taken.length).toBeLessThan(40);
  backlog.add(event(40));
  await vi.waitFor(() => expect(backlog.isEmpty()).toBe(true));
  expect(taken).toEqual(many(41).map(({ timestamp }) => timestamp));
  expect(emptied()).toBe(1);
});

test("a page that goes has all of it taken at once", async () => {
  const { backlog, taken, emptied } = slowly(many(20));
  backlog.flush();
  expect(taken).toHaveLength(20);
  backlog.add(event(20));
  backlog.flush();
  expect(taken).toHaveLength(21);
  expect(emptied()).toBe(1);
});

test("one that cannot be taken holds up nothing that comes after it", () => {
  const taken: number[] = [];
  const backlog = createBacklog(
    many(3),
    ({ timestamp }) => {
      if (timestamp === 1) throw new Error("No JSON.");
      taken.push(timestamp);
    },
    () => undefined,
  );
  backlog.flush();
  expect(taken).toEqual([0, 2]);
});

test("what is given up is never taken", async () => {
  const { backlog, taken, emptied } = slowly(many(5));
  backlog.clear();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([taken, emptied()]).toEqual([[], 0]);
});
