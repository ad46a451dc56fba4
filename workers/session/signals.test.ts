import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { customEvent, type ReplayEvent } from "../../protocol/events.ts";
import type { TabId } from "../../protocol/ids.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import { clickAt, outcomeOf, signalStartMs, signalsOf } from "../../protocol/testing/signals-of.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readTimeline } from "../archive/timelines.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sessionRow, stubOf } from "../testing/session.ts";

/** A visit with three dead clicks at one button, and an error that another click made. */
function visit(): ReplayEvent[] {
  const startMs = Date.now();
  const dead = [0, 4_000, 8_000].flatMap((at) => [clickAt(at), outcomeOf(at)]);
  const broken = [
    clickAt(20_000, { nodeId: 9, selector: "#pay" }),
    customEvent(
      "ph.error",
      { kind: "error", message: "x", stack: "", source: "", line: 0, column: 0 },
      signalStartMs + 20_100,
    ),
  ];
  const moved = [...dead, ...broken].map((event) => ({
    ...event,
    timestamp: event.timestamp - signalStartMs + startMs,
    data: movedData(event.data, startMs - signalStartMs),
  }));
  return [...pageEvents("https://shop.example/", startMs - 10), ...moved];
}

/** An outcome names its click by time. */
function movedData(data: unknown, byMs: number): unknown {
  const text = JSON.stringify(data).replace(/"clickAt":(\d+)/, (_, at) => `"clickAt":${Number(at) + byMs}`);
  return JSON.parse(text);
}

/** The page as the browser's history brings it. */
const asBack = (event: ReplayEvent, isBack: boolean): ReplayEvent =>
  isBack
    ? {
        ...event,
        data: JSON.parse(JSON.stringify(event.data).replace('"via":"load"', '"via":"back-forward-cache"')),
      }
    : event;

const buyButton = [
  {
    parentId: 5,
    nextId: null,
    node: { type: 2, tagName: "button", id: 11, attributes: { id: "buy" }, childNodes: [] },
  },
  { parentId: 11, nextId: null, node: { type: 3, textContent: "Buy", id: 12 } },
];

interface Sent {
  address: SessionAddress;
  tabId: TabId;
}

async function send(
  chunks: readonly ReplayEvent[][],
  tabId: TabId,
  order = chunks.map((_, n) => n),
): Promise<Sent> {
  const address = freshAddress();
  for (const seq of order) {
    await append(address, makeChunk(tabId, seq, chunks[seq] ?? []));
    // Somebody asks, so that what is counted is written down in between.
    await readTail(env, address, 0);
    await evictDurableObject(stubOf(address));
  }
  return { address, tabId };
}

const words = (signals: readonly Pick<Signal, "id" | "kind" | "severity" | "evidence">[]) =>
  signals.map(({ id, kind, severity, evidence }) => ({ id, kind, severity, evidence }));

const told = async ({ address }: Sent) => words((await readTail(env, address, 0)).signals ?? []);

async function sealed({ address }: Sent) {
  await settleSession(env, address, quiet());
  return words((await readTimeline(env.ARCHIVE, address))?.signals ?? []);
}

describe("the signals of a session", () => {
  it("are those of the fold itself: in one chunk, in a chunk an event, after each an eviction, live and sealed", async () => {
    const events = visit();
    const tabId = freshTabId();
    const inBrowser = new Map(signalsOf(events, {}, undefined, tabId).map((signal) => [signal.id, signal]));
    const expected = words([...inBrowser.values()]);
    expect(expected.map(({ kind, severity }) => [kind, severity])).toEqual([
      ["deadClick", "severe"],
      ["errorClick", "mild"],
    ]);
    const one = await send([events], tabId);
    const many = await send(
      events.map((event) => [event]),
      tabId,
    );
    expect(await told(one)).toEqual(expected);
    expect(await told(many)).toEqual(expected);
    expect(await sealed(one)).toEqual(expected);
    expect(await sealed(many)).toEqual(expected);
  });

  it("follow a seal from the order of the chunks, whatever order they came in", async () => {
    const events = visit();
    const tabId = freshTabId();
    const chunks = events.map((event) => [event]);
    const inOrder = await send(chunks, tabId);
    const backwards = await send(chunks, tabId, chunks.map((_, n) => n).reverse());
    expect(await sealed(backwards)).toEqual(await sealed(inOrder));
  });

  it("stand in the catalog by kind, with the frustration they come to", async () => {
    const { address } = await send([visit()], freshTabId());
    await settleSession(env, address, quiet());
    const row = await sessionRow(address);
    expect(JSON.parse(String(row?.signal_counts))).toEqual({ deadClick: 1, errorClick: 1 });
    expect(row?.frustration).toBeGreaterThan(50);
  });

  it("that only several pages show come with the next reply once somebody has looked, and once", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const startMs = Date.now() - 20_000;
    const page = (url: string, afterMs: number) =>
      pageEvents(url, startMs + afterMs).map((event) => asBack(event, afterMs > 5_000));
    const send = async (seq: number, events: ReplayEvent[]) =>
      await append(address, makeChunk(tabId, seq, events));
    expect(await send(0, page("https://shop.example/list", 0))).not.toHaveProperty("signals");
    expect(await send(1, page("https://shop.example/tea", 3_000))).not.toHaveProperty("signals");
    expect(await send(2, page("https://shop.example/list", 6_000))).not.toHaveProperty("signals");
    await readTail(env, address, 0);
    expect(await send(3, page("https://shop.example/end", 9_000))).toMatchObject({
      signals: [{ kind: "quickBack", tabId, url: "https://shop.example/tea" }],
    });
    expect(await send(4, page("https://shop.example/last", 12_000))).not.toHaveProperty("signals");
  });

  it("of a recording without events of ours are named by the page as it was, once sealed", async () => {
    const startMs = Date.now() - 20_000;
    const click = { source: 2, type: 2, id: 11, x: 5, y: 5 };
    const added = { source: 0, adds: buyButton, removes: [], texts: [], attributes: [] };
    const events: ReplayEvent[] = [
      ...pageEvents("https://shop.example/", startMs).slice(0, 2),
      {
        type: 3,
        data: added,
        timestamp: startMs + 1,
      },
      { type: 3, data: click, timestamp: startMs + 5_000 },
      { type: 3, data: { source: 1, positions: [] }, timestamp: startMs + 9_000 },
    ];
    const sent = await send([events.slice(0, 3), events.slice(3, 4), events.slice(4)], freshTabId());
    expect(await sealed(sent)).toMatchObject([{ kind: "deadClick" }]);
    const timeline = await readTimeline(env.ARCHIVE, sent.address);
    expect(timeline?.signals?.[0]?.element).toEqual({ selector: "#buy", text: "Buy", nodeId: 11 });
  });

  it("come with the reply to the very chunk that shows them, where the page listens for them", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const startMs = Date.now() - 20_000;
    const send = async (seq: number, url: string, asksSignals?: true) => {
      const events = pageEvents(url, startMs + seq * 3_000).map((event) => asBack(event, seq === 2));
      return await append(address, makeChunk(tabId, seq, events, { asksSignals }));
    };
    await send(0, "https://shop.example/list");
    expect(await send(1, "https://shop.example/tea", true)).not.toHaveProperty("signals");
    await evictDurableObject(stubOf(address));
    expect(await send(2, "https://shop.example/list", true)).toMatchObject({
      signals: [{ kind: "quickBack", url: "https://shop.example/tea" }],
    });
  });

  it("are judged by the website's own lines", async () => {
    const address = freshAddress();
    const chunk = { frame: makeChunk(freshTabId(), 0, visit()), visit: { userAgent: "", country: "" } };
    await stubOf(address).append(address, { ...chunk, retentionDays: 30, thresholds: { errorClickMs: 50 } });
    expect((await readTail(env, address, 0)).facts?.signalCounts).toEqual({ deadClick: 1 });
  });
});
