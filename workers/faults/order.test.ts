import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import { completenessOf, noRefusals } from "../../protocol/completeness.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { readFrame } from "../../protocol/frame.ts";
import type { TabId } from "../../protocol/ids.ts";
import { emptySummary, type KeptChunk, type Summary } from "../../protocol/summary.ts";
import { foldSummary } from "../../protocol/testing/fold-summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readEvents } from "../session/read-chunks.ts";
import { type AppendOutcome, readTail, settleSession } from "../session-stub.ts";
import { allEvents, archiveDown, catalogDown, crash, setClock } from "../testing/faults.ts";
import {
  clickEvent,
  freshTabId,
  makeBasedChunk,
  makeChunk,
  pageEvents,
  scrollEvent,
} from "../testing/make-chunk.ts";
import { type Seeded, seeded } from "../testing/seeded.ts";
import { append, freshAddress, quiet, sealedEvents, sessionRow, stubOf } from "../testing/session.ts";

const startMs = Date.now();

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Sent {
  tabId: TabId;
  seq: number;
  events: ReplayEvent[];
  frame: Uint8Array;
  /** The same behind the tab's first chunk; null for that one, and for some others. */
  based: Uint8Array | null;
}

/** Two tabs that record at once, a few chunks each, of which some are lost on the way. */
function visitOfTwoTabs(random: Seeded): Sent[] {
  const tabs = [freshTabId(), freshTabId()].sort();
  let firstBody = new Uint8Array();
  return tabs.flatMap((tabId) =>
    Array.from({ length: 1 + random.below(8) }, (_, seq) => {
      const atMs = startMs + seq * 1_000 + random.below(500);
      const events =
        seq === 0
          ? pageEvents(`https://shop.example/${tabId}`, atMs)
          : [clickEvent(`${seq}`, atMs), scrollEvent(seq, atMs + random.below(3))];
      const isBased = seq > 0 && random.below(2) === 0;
      const based = isBased ? makeBasedChunk(tabId, seq, events, { base: firstBody }) : null;
      if (seq === 0) firstBody = encodeEvents(0, events);
      return { tabId, seq, events, frame: makeChunk(tabId, seq, events), based };
    }).filter(() => random.below(6) > 0),
  );
}

function keptChunk({ frame }: Sent, receivedAtMs: number): KeptChunk {
  const read = readFrame(frame);
  if (!read.ok) throw new Error(read.message);
  return { header: read.header, events: readEvents(read), receivedAtMs, bytes: frame.length };
}

/** What a session of these chunks is, told by the pure fold alone. */
const foldOf = (sent: readonly Sent[], receivedAtMs: number): Summary =>
  sent.map((one) => keptChunk(one, receivedAtMs)).reduce(foldSummary, emptySummary());

test("permutation: three thousand orders of chunks fold to the same summary", () => {
  const random = seeded(20_261_121);
  const span = { startedAtMs: startMs, endedAtMs: startMs + 20_000 };
  for (let visit = 0; visit < 60; visit += 1) {
    const chunks = visitOfTwoTabs(random).map((sent, i) => keptChunk(sent, startMs + 10_000 + i));
    // Signals follow from the order of a tab's chunks; a seal knows it.
    const { signals: _, ...expected } = chunks.reduce(foldSummary, emptySummary());
    const told = completenessOf(expected, noRefusals(), span);
    for (let run = 0; run < 50; run += 1) {
      const folded = random.shuffled(chunks).reduce(foldSummary, emptySummary());
      expect({ ...folded, signals: undefined }).toEqual({ ...expected, signals: undefined });
      expect(completenessOf(folded, noRefusals(), span)).toEqual(told);
    }
  }
});

/** As the recorder does: behind its base, and by itself when the session does not have that, or no more. */
async function send(address: SessionAddress, { frame, based }: Sent): Promise<AppendOutcome> {
  if (based === null) return await append(address, frame);
  const outcome = await append(address, based);
  const isMissing = outcome.kind === "refused" && outcome.code === "chunk_base_missing";
  return isMissing ? await append(address, frame) : outcome;
}

async function settleWithout(down: () => () => void, address: SessionAddress): Promise<void> {
  const up = down();
  await settleSession(env, address, quiet());
  up();
}

describe("permutation and duplication: the real object, with evictions, crashes, seals and outages between", () => {
  test.each(Array.from({ length: 24 }, (_, i) => 1_000 + i))("seed %i", async (seed) => {
    const random = seeded(seed);
    const sent = visitOfTwoTabs(random);
    if (sent.length === 0) return;
    setClock(startMs + 20_000);
    const address = freshAddress(startMs);
    const known = new Set<Sent>();
    for (const one of random.shuffled([...sent, ...sent, ...sent.slice(random.below(sent.length))])) {
      const outcome = await send(address, one);
      expect(outcome.kind).toBe(known.has(one) ? "duplicate" : "accepted");
      known.add(one);
      const fate = random.below(10);
      if (fate === 0) await evictDurableObject(stubOf(address));
      if (fate === 1) await crash();
      if (fate === 2) await settleSession(env, address, quiet());
      if (fate > 2 && fate < 5) await settleWithout(fate === 3 ? archiveDown : catalogDown, address);
    }
    const expected = sent.flatMap(({ events }) => events);
    const summary = foldOf(sent, startMs + 20_000);
    const { completeness, facts } = await readTail(env, address, 0);
    if (facts === null) throw new Error("the object forgot the session");
    expect(completeness).toEqual(completenessOf(summary, noRefusals(), facts));
    expect(await allEvents(address)).toHaveLength(expected.length);
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toEqual(expected);
    expect(await sessionRow(address)).toMatchObject({
      status: "completed",
      page_views: summary.pageViews,
      click_count: summary.clickCount,
      event_count: summary.eventCount,
    });
  });
});

test("two tabs: each has its own seqs, clock and gaps, in one session", async () => {
  const address = freshAddress(startMs);
  const [tabA, tabB] = [freshTabId(), freshTabId()];
  const aheadMs = 3_600_000;
  setClock(startMs + 1_000);
  await append(address, makeChunk(tabA, 0, pageEvents("https://shop.example/a", startMs + 1_000)));
  setClock(startMs + 2_000);
  await append(address, makeChunk(tabB, 0, pageEvents("https://shop.example/b", startMs + 2_000 + aheadMs)));
  setClock(startMs + 4_000);
  await append(address, makeChunk(tabB, 2, [clickEvent("b", startMs + 4_000 + aheadMs)]));
  await settleSession(env, address, quiet());
  const { completeness, facts } = await readTail(env, address, 0);
  expect(completeness?.gaps).toEqual([
    { tabId: tabB, fromSeq: 1, toSeq: 1, fromAtMs: startMs + 2_000, toAtMs: startMs + 4_000 },
  ]);
  expect(facts).toMatchObject({
    pageViews: 2,
    initialUrl: "https://shop.example/a",
    startedAtMs: startMs + 1_000,
    endedAtMs: startMs + 4_000,
  });
});
