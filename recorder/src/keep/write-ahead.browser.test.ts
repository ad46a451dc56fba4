import { afterEach, expect, test } from "vitest";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { createWriteAhead, type WriteAhead } from "./write-ahead.ts";

const opened: WriteAhead[] = [];
afterEach(() => {
  for (const writeAhead of opened.splice(0)) writeAhead.reset();
});

/** Longer than any event waits to be written. */
const waitMs = { timeout: 4_000 };

const move = (n: number): ReplayEvent => ({ type: 3, timestamp: n, data: { source: 1 } });

test("many events are written in their order over several tasks, each once", async () => {
  const waiting = Array.from({ length: 40 }, (_, n) => move(n));
  const rows: { n: number; times: number[] }[] = [];
  const writeAhead = createWriteAhead(
    () => waiting,
    (events, n) => rows.push({ n, times: events.map(({ timestamp }) => timestamp) }),
  );
  opened.push(writeAhead);
  for (const event of waiting) writeAhead.onEvent(event);
  await expect.poll(() => rows.flatMap(({ times }) => times).length, waitMs).toBe(40);
  expect(rows.map(({ n, times }) => [n, times.length])).toEqual([
    [0, 16],
    [1, 16],
    [2, 8],
  ]);
  expect(rows.flatMap(({ times }) => times)).toEqual(waiting.map(({ timestamp }) => timestamp));
});

test("what is cut meanwhile is not written any more", async () => {
  let waiting = Array.from({ length: 40 }, (_, n) => move(n));
  const rows: number[] = [];
  const writeAhead = createWriteAhead(
    () => waiting,
    (events) => {
      rows.push(events.length);
      waiting = [];
      writeAhead.reset();
    },
  );
  opened.push(writeAhead);
  writeAhead.onEvent(move(0));
  await expect.poll(() => rows.length, waitMs).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(rows).toEqual([16]);
});
