import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { ReplayEvent } from "../../protocol/events.ts";
import { codecNumber } from "../../protocol/frame-header.ts";
import type { TabId } from "../../protocol/ids.ts";
import type { AnyDetector } from "../../protocol/signals/detector.ts";
import { everyDetector } from "../../protocol/signals/every-detector.ts";
import { emptySignalState, foldSignals } from "../../protocol/signals/fold-signals.ts";
import { judge } from "../../protocol/signals/judge.ts";
import { pageDetectors } from "../../protocol/signals/page-detectors.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import { withSignals } from "../../protocol/signals/signal-count.ts";
import { strugglingVisit } from "../../protocol/testing/struggling-visit.ts";
import { readTimeline } from "../archive/timelines.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { capturedEvents, capturedTab, heardByPage } from "../testing/captured-visit.ts";
import { freshTabId, makeChunk } from "../testing/make-chunk.ts";
import { type Seeded, seeded } from "../testing/seeded.ts";
import { append, freshAddress, quiet, stubOf } from "../testing/session.ts";

interface Tab {
  tabId: TabId;
  events: ReplayEvent[];
}

/** As a page does it: event by event, without a word of chunks. */
function foldInPage({ tabId, events }: Tab, detectors: readonly AnyDetector[]): Signal[] {
  let state = emptySignalState();
  let found: Signal[] = [];
  for (const event of events) {
    const next = foldSignals(state, judge(event), { tabId, detectors });
    state = next.state;
    found = withSignals(found, next.signals);
  }
  return found;
}

const words = (signals: readonly Pick<Signal, "id" | "kind" | "severity" | "evidence" | "url">[]) =>
  signals
    .map(({ id, kind, severity, evidence, url }) => [id, kind, severity, evidence, url].join(" | "))
    .sort();

/** Cuts a tab's events into so many chunks, at places that chance chooses. */
function cut(
  { tabId, events }: Tab,
  count: number,
  { below }: Seeded,
): { tabId: TabId; frame: Uint8Array }[] {
  const ends = new Set(Array.from({ length: count - 1 }, () => 1 + below(events.length - 1)));
  const edges = [0, ...[...ends].sort((a, b) => a - b), events.length];
  return edges.slice(1).map((end, seq) => {
    const part = events.slice(edges[seq], end);
    return { tabId, frame: makeChunk(tabId, seq, part, { codec: codecNumber.columns }) };
  });
}

/** Sends the tabs' chunks in turns, with somebody who looks and an eviction where chance has them. */
async function sealedSignals(tabs: readonly Tab[], chunksPerTab: number, chance: Seeded) {
  const address = freshAddress();
  const waiting = tabs.map((tab) => cut(tab, chunksPerTab, chance));
  while (waiting.some((chunks) => chunks.length > 0)) {
    const chunk = waiting[chance.below(waiting.length)]?.shift();
    if (chunk === undefined) continue;
    expect(await append(address, chunk.frame)).toMatchObject({ kind: "accepted" });
    if (chance.below(3) === 0) await readTail(env, address, 0);
    if (chance.below(3) === 0) await evictDurableObject(stubOf(address));
  }
  const live = words((await readTail(env, address, 0)).signals ?? []);
  await settleSession(env, address, quiet());
  return { live, sealed: words((await readTimeline(env.ARCHIVE, address))?.signals ?? []) };
}

describe("the same events give the same signals with the same ids", () => {
  it.each([1, 2, 3, 4])(
    "in the page and in the object, in one chunk or fifty, with evictions: visit %i",
    { timeout: 30_000 },
    async (seed) => {
      const chance = seeded(seed);
      const tabs = [0, 1].map(() => ({ tabId: freshTabId(), events: strugglingVisit(chance.below, 22) }));
      const expected = words(tabs.flatMap((tab) => foldInPage(tab, everyDetector)));
      expect(expected.length).toBeGreaterThan(4);
      for (const chunksPerTab of [1, 50]) {
        const found = await sealedSignals(tabs, chunksPerTab, chance);
        expect(found.live).toEqual(expected);
        expect(found.sealed).toEqual(expected);
      }
    },
  );

  it("in a page in Chromium, which heard of them as they were found, and in the object", {
    timeout: 30_000,
  }, async () => {
    if (capturedTab === null) throw new Error("no tab");
    const tab = { tabId: capturedTab, events: capturedEvents() };
    const inFold = foldInPage(tab, everyDetector);
    const ofPage = new Set(pageDetectors.map(({ kind }) => kind));
    const names = (signals: readonly { id: string; kind: string }[]) =>
      signals.map(({ id, kind }) => `${kind} ${id}`).sort();
    // The form was given up as the page went, when no handler could tell of it any more.
    const heard = inFold.filter(({ kind }) => ofPage.has(kind) && kind !== "formAbandonment");
    expect(names(heard)).toEqual(names(heardByPage));
    expect(inFold.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["quickBack", "brokenLink"]));
    for (const chunksPerTab of [1, 50]) {
      const { live, sealed } = await sealedSignals([tab], chunksPerTab, seeded(chunksPerTab));
      expect(live).toEqual(words(inFold));
      expect(sealed).toEqual(words(inFold));
    }
  });

  it("of which a page finds those of its own detectors by itself", () => {
    const ofPage = new Set(pageDetectors.map(({ kind }) => kind));
    const tab = { tabId: freshTabId(), events: strugglingVisit(seeded(5).below, 60) };
    const all = foldInPage(tab, everyDetector).filter(({ kind }) => ofPage.has(kind));
    expect(all.length).toBeGreaterThan(4);
    expect(words(foldInPage(tab, pageDetectors))).toEqual(words(all));
  });
});
