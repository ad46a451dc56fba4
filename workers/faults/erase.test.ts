import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ErasureReceipt, erasureReceipt } from "../../protocol/api.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { workErasures } from "../erasure/work-erasures.ts";
import { settleSession } from "../session-stub.ts";
import { callApi } from "../testing/call.ts";
import { crash, holdPut, ring, traces } from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { append, quiet, stubOf } from "../testing/session.ts";
import { liveSession, sealedSession } from "../testing/visits.ts";

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const erase = (website: SeededWebsite, { sessionId }: SessionAddress) =>
  callApi(website, `/api/replay/${sessionId}`, { method: "DELETE" });

async function receiptIn(answer: Response, status: number): Promise<ErasureReceipt> {
  expect(answer.status).toBe(status);
  return erasureReceipt.parse(await answer.json());
}

const click = () => [clickEvent("Buy", Date.now())];

/** Whatever the object does later, nothing of the session comes back. */
async function expectGone(address: SessionAddress): Promise<void> {
  expect(await traces(address)).toEqual([]);
  await settleSession(env, address, quiet());
  await evictDurableObject(stubOf(address));
  await settleSession(env, address, quiet());
  expect(await traces(address)).toEqual([]);
}

test("erase while live: chunks that race it are taken and erased, or refused, and nothing is left", {
  timeout: 30_000,
}, async () => {
  const website = await seedWebsite(env);
  const address = await liveSession(website);
  let taken = 2;
  /** A tab that sends until it is told to stop. */
  const tab = async (): Promise<number> => {
    const tabId = freshTabId();
    for (let seq = 0; seq < 1_000; seq += 1) {
      const { status } = await postEvents(website, { ...address, tabId, seq }, click());
      if (status !== 200) return status;
      taken += 1;
      await scheduler.wait(5);
    }
    return 200;
  };
  const tabs = [tab(), tab(), tab()];
  await expect.poll(() => taken).toBeGreaterThan(5);
  const receipt = await receiptIn(await erase(website, address), 200);
  expect(await Promise.all(tabs)).toEqual([410, 410, 410]);
  expect(receipt.sessions).toMatchObject([{ sessionId: address.sessionId, chunks: taken, rows: 1 }]);
  await expectGone(address);
});

describe("erase during the R2 await of a seal: the seal puts nothing back", () => {
  test.each([
    ["/0", "before"],
    ["/0", "after"],
    ["timeline.json.gz", "before"],
    ["timeline.json.gz", "after"],
  ] as const)("put of %s, held %s it lands", async (keyEnd, when) => {
    const website = await seedWebsite(env);
    const address = await liveSession(website);
    const held = holdPut(keyEnd, when);
    const sealed = settleSession(env, address, quiet());
    await held.reached();
    const erased = erase(website, address);
    // The object must have been told before the put goes on.
    await expect
      .poll(async () => (await append(address, makeChunk(freshTabId(), 0, click()))).kind)
      .toBe("refused");
    held.release();
    await sealed;
    const receipt = await receiptIn(await erased, 200);
    expect(receipt.sessions).toMatchObject([{ rows: expect.any(Number) }]);
    await expectGone(address);
  });
});

describe("erase crash after each step, then run again: all is gone, and the receipt tells all of it", () => {
  const failing = async (): Promise<never> => {
    throw new Error("crashed");
  };
  const failingStatement =
    (shape: RegExp) =>
    (database: D1Database): void => {
      const prepare = database.prepare.bind(database);
      vi.spyOn(database, "prepare").mockImplementation((statement) => {
        if (shape.test(statement)) throw new Error("crashed");
        return prepare(statement);
      });
    };
  const steps: [after: string, breakNext: () => void, left: string[], status: number][] = [
    [
      "the order",
      () =>
        vi.spyOn(env.SESSION, "getByName").mockImplementation(() => {
          throw new Error("crashed");
        }),
      ["0", "timeline.json.gz", "row", "object"],
      202,
    ],
    [
      "the object",
      () => vi.spyOn(env.ARCHIVE, "list").mockImplementation(failing),
      ["0", "timeline.json.gz", "row"],
      202,
    ],
    [
      "the count",
      () => failingStatement(/insert into "erased_sessions"/)(env.CONTROL),
      ["0", "timeline.json.gz", "row"],
      202,
    ],
    [
      "the receipt's entry",
      () => vi.spyOn(env.ARCHIVE, "delete").mockImplementation(failing),
      ["0", "timeline.json.gz", "row"],
      202,
    ],
    ["the archive", () => failingStatement(/^delete from "sessions"/)(env.CATALOG_0), ["row"], 202],
    ["the catalog", () => failingStatement(/^update "erasures"/)(env.CONTROL), [], 500],
  ];

  test.each(steps)("after %s", async (_, breakNext, left, status) => {
    const website = await seedWebsite(env);
    const address = await sealedSession(website);
    breakNext();
    expect((await erase(website, address)).status).toBe(status);
    vi.restoreAllMocks();
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await traces(address)).toEqual(left);
    await crash();

    await workErasures(env, Date.now());
    await expectGone(address);
    const id = await env.CONTROL.prepare("SELECT receipt_id FROM erasures WHERE subject_id = ?")
      .bind(address.sessionId)
      .first<string>("receipt_id");
    const receipt = await receiptIn(await callApi(website, `/api/erasures/${id}`), 200);
    expect(receipt.completedAt).not.toBeNull();
    expect(receipt.sessions).toMatchObject([
      { sessionId: address.sessionId, chunks: 2, objects: 2, rows: 1 },
    ]);
  });
});

test("two erasures of one session at once do no harm", async () => {
  const website = await seedWebsite(env);
  const address = await sealedSession(website);
  const answers = await Promise.all([
    erase(website, address),
    erase(website, address),
    erase(website, address),
  ]);
  for (const { status } of answers) expect([200, 404]).toContain(status);
  await expectGone(address);
});

test("late chunks after erase are refused, also by an object that slept, until their id is too old", async () => {
  const website = await seedWebsite(env);
  const address = await sealedSession(website);
  await erase(website, address);
  for (let seq = 2; seq < 5; seq += 1) {
    const late = await postEvents(website, { ...address, seq }, click());
    expect(await late.json()).toMatchObject({ code: "session_erased" });
    await evictDurableObject(stubOf(address));
  }
  // What it has had before is refused as well: nothing tells that it was there.
  const again = await postEvents(website, { ...address, seq: 0 }, click());
  expect(again.status).toBe(410);
  await expectGone(address);
});

test("a tombstone goes when its id is refused without it", async () => {
  const website = await seedWebsite(env);
  const address = await liveSession(website);
  await erase(website, address);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 26 * 3_600_000 });
  expect(await ring(address)).toBe(true);
  const late = await append(address, makeChunk(address.tabId, 2, click()));
  expect(late).toMatchObject({ kind: "refused", code: "session_id_time" });
  vi.useRealTimers();
  await expectGone(address);
});
