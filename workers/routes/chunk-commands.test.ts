import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { gapPatienceMs } from "../../protocol/limits.ts";
import { clickAt, outcomeOf, signalsOf } from "../../protocol/testing/signals-of.ts";
import type { Env } from "../env.ts";
import type { AppendOutcome } from "../session-stub.ts";
import { setClock } from "../testing/faults.ts";
import { clickEvent } from "../testing/make-chunk.ts";
import { chunk, postBytes, postEvents, visit } from "../testing/post-chunk.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** An object that answers so, whatever it is sent. */
const answering = (outcome: AppendOutcome): Partial<Env> =>
  ({
    SESSION: Object.assign(Object.create(env.SESSION), {
      getByName: () => ({ append: async () => outcome }),
    }),
  }) as Partial<Env>;

test("the reply to a kept chunk carries every command of the object", async () => {
  const signals = signalsOf([clickAt(0), outcomeOf(0)]);
  expect(signals).toHaveLength(1);
  const asked = { flushMs: 400, needSnapshot: true, stop: "too_large" } as const;
  const outcome: AppendOutcome = { kind: "accepted", ...asked, signals };
  const answer = await postBytes(chunk(await visit()), answering(outcome));
  expect(await answer.json()).toEqual({
    status: "accepted",
    seq: 0,
    nowMs: expect.any(Number),
    configRevision: 7,
    flushMs: 400,
    needSnapshot: true,
    signals,
    stop: { reason: "too_large" },
  });
});

test.each(["session_too_large", "session_erased"] as const)(
  "%s is gone for good, which stops a recorder",
  async (code) => {
    const answer = await postBytes(
      chunk(await visit()),
      answering({ kind: "refused", code, message: "over" }),
    );
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ code });
  },
);

test("a lasting gap asks the tab for a snapshot", async () => {
  const { website, place } = await visit();
  const startMs = Date.now();
  const send = async (seq: number, atMs: number) => {
    setClock(startMs + atMs);
    const answer = await postEvents(website, { ...place, seq }, [clickEvent("Tea", startMs + atMs)]);
    return await answer.json();
  };
  await send(0, 0);
  expect(await send(2, 1_000)).not.toHaveProperty("needSnapshot");
  expect(await send(3, 1_000 + gapPatienceMs)).toHaveProperty("needSnapshot", true);
});
