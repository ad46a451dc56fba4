import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import type { TabId } from "../../protocol/ids.ts";
import { maxMirrorNodes } from "../../protocol/mirror/mirror.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readSegmentRange } from "../archive/segments.ts";
import { readTimeline } from "../archive/timelines.ts";
import { settleSession } from "../session-stub.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sealedEvents } from "../testing/session.ts";
import { buildSegment } from "./build-segment.ts";
import { Keyframes, noKeyframes } from "./keyframes.ts";
import { framesWithKeyframes, readEvents } from "./read-chunks.ts";

const startMs = Date.now() - 600_000;
/** One chunk a second; each brings a list of `weight` characters in place of the one before. */
const changes = (second: number, weight: number): ReplayEvent[] => {
  const node = {
    type: 2,
    tagName: "p",
    attributes: { title: `${second}`.repeat(weight) },
    childNodes: [],
    id: 100 + second,
  };
  const data = {
    source: incrementalSource.mutation,
    adds: [{ parentId: 5, nextId: null, node }],
    removes: second > 1 ? [{ parentId: 5, id: 99 + second }] : [],
    texts: [{ id: 6, value: `second ${second}` }],
    attributes: [],
  };
  return [{ type: eventType.incremental, data, timestamp: startMs + second * 1_000 }];
};

async function send(address: SessionAddress, tabId: TabId, seconds: number[], weight = 100): Promise<void> {
  for (const second of seconds) {
    const events = second === 0 ? pageEvents("https://shop.example/", startMs) : changes(second, weight);
    expect(await append(address, makeChunk(tabId, second, events))).toMatchObject({ kind: "accepted" });
  }
}

const seconds = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

async function keyframesOf(address: SessionAddress) {
  const timeline = await readTimeline(env.ARCHIVE, address);
  return await Promise.all(
    (timeline?.keyframes ?? []).map(async (keyframe) => {
      const bytes = await readSegmentRange(env.ARCHIVE, address, keyframe.n, keyframe);
      const [frame, ...rest] = bytes === null ? [] : framesWithKeyframes(bytes);
      expect(rest).toEqual([]);
      return { ...keyframe, header: frame?.header, events: frame === undefined ? null : readEvents(frame) };
    }),
  );
}

describe("a seal writes keyframes", () => {
  test("where the changes outweigh the page, ten seconds apart, with the page as it then was", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    await send(address, tabId, seconds(0, 35));
    await settleSession(env, address, quiet());

    const keyframes = await keyframesOf(address);
    expect(keyframes.map(({ beforeSeq, at }) => [beforeSeq, at - startMs])).toEqual([
      [10, 10_000],
      [20, 20_000],
      [30, 30_000],
    ]);
    for (const { header, beforeSeq, at, events } of keyframes) {
      expect(header).toMatchObject({
        tabId,
        seq: beforeSeq,
        isKeyframe: true,
        hasFullSnapshot: true,
        firstAtMs: at,
      });
      const page = JSON.stringify(events);
      expect(page).toContain(`second ${beforeSeq - 1}"`);
      expect(page).not.toContain(`"id":${98 + beforeSeq}`);
      expect(events?.map(({ type }) => type).slice(0, 2)).toEqual([eventType.meta, eventType.fullSnapshot]);
    }
  });

  test("that are no events of the session: a replay has what was sent, once", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    await send(address, tabId, seconds(0, 25));
    await settleSession(env, address, quiet());
    const sent = [
      ...pageEvents("https://shop.example/", startMs),
      ...seconds(1, 25).flatMap((at) => changes(at, 100)),
    ];
    expect(await sealedEvents(address)).toEqual(sent);
    const timeline = await readTimeline(env.ARCHIVE, address);
    expect(timeline?.segments[0]?.chunks.map(({ seq }) => seq)).toEqual(seconds(0, 25));
  });

  test("also in a segment that begins in the middle of a page", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    await send(address, tabId, seconds(0, 13));
    await settleSession(env, address, quiet());
    await send(address, tabId, seconds(13, 18));
    await settleSession(env, address, quiet());
    await send(address, tabId, seconds(18, 32));
    await settleSession(env, address, quiet());
    const keyframes = await keyframesOf(address);
    expect(keyframes.map(({ n, beforeSeq }) => [n, beforeSeq])).toEqual([
      [0, 10],
      [2, 20],
      [2, 30],
    ]);
    expect(JSON.stringify(keyframes[1]?.events)).toContain('second 19"');
  });

  test("but none behind a gap, until a full snapshot tells the page again", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    await send(address, tabId, [...seconds(0, 5), ...seconds(6, 30)]);
    await append(address, makeChunk(tabId, 30, pageEvents("https://shop.example/", startMs + 30_000)));
    await send(address, tabId, seconds(31, 45));
    await settleSession(env, address, quiet());
    expect((await keyframesOf(address)).map(({ beforeSeq }) => beforeSeq)).toEqual([40]);
  });

  test("also where a gap was, once what was missing has come, however late", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    await send(address, tabId, [...seconds(0, 5), ...seconds(6, 14)]);
    await settleSession(env, address, quiet());
    expect(await keyframesOf(address)).toEqual([]);
    await send(address, tabId, [...seconds(14, 18), 5]);
    await settleSession(env, address, quiet());
    await send(address, tabId, seconds(18, 32));
    await settleSession(env, address, quiet());

    const keyframes = await keyframesOf(address);
    expect(keyframes.map(({ n, beforeSeq }) => [n, beforeSeq])).toEqual([
      [1, 14],
      [2, 24],
    ]);
    expect(JSON.stringify(keyframes[0]?.events)).toContain('second 13"');
    expect(JSON.stringify(keyframes[1]?.events)).toContain('second 23"');
  });

  test("and masks in them what it masks everywhere", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    await send(address, tabId, seconds(0, 9));
    const [event] = changes(9, 100);
    const secret = JSON.parse(JSON.stringify(event).replace("second 9", "mail ada@example.org"));
    await append(address, makeChunk(tabId, 9, [secret]));
    const quietly = [
      { type: eventType.incremental, data: { source: 1, positions: [] }, timestamp: startMs + 10_000 },
    ];
    await append(address, makeChunk(tabId, 10, quietly));
    await settleSession(env, address, quiet());
    const [keyframe] = await keyframesOf(address);
    expect(JSON.stringify(keyframe?.events)).toContain("mail •••");
  });

  test("not of a page that is too large, and says so", async () => {
    const [address, tabId] = [freshAddress(startMs), freshTabId()];
    const many = Array.from({ length: maxMirrorNodes }, (_, at) => ({
      type: 3,
      textContent: "",
      id: 1_000 + at,
    }));
    const page = pageEvents("https://shop.example/", startMs);
    const filled = JSON.parse(
      JSON.stringify(page).replace('[{"type":3,', `[${JSON.stringify(many).slice(1, -1)},{"type":3,`),
    );
    await append(address, makeChunk(tabId, 0, filled));
    await send(address, tabId, seconds(1, 15));
    await settleSession(env, address, quiet());
    expect(await keyframesOf(address)).toEqual([]);
    expect((await readTimeline(env.ARCHIVE, address))?.completeness?.degraded).toEqual([noKeyframes]);
  });
});

test("a keyframe that a recorder claims to send is no chunk and leaves the tail nowhere", async () => {
  const [address, tabId] = [freshAddress(startMs), freshTabId()];
  await send(address, tabId, seconds(0, 3));
  await append(address, makeChunk(tabId, 3, changes(3, 10), { isKeyframe: true }));
  await settleSession(env, address, quiet());
  const timeline = await readTimeline(env.ARCHIVE, address);
  expect(timeline?.segments[0]?.chunks.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  expect(JSON.stringify(await sealedEvents(address))).not.toContain("second 3");
});

test("the same rows make the same segment, byte for byte", async () => {
  const tabId = freshTabId();
  const rows = seconds(0, 30).map((second) => ({
    key: second,
    arrival: second + 1,
    receivedAtMs: startMs + second * 1_000,
    frame: makeChunk(
      tabId,
      second,
      second === 0 ? pageEvents("https://shop.example/", startMs) : changes(second, 99),
    ),
  }));
  const build = () =>
    buildSegment(
      0,
      rows,
      new Keyframes(
        async () => null,
        async () => undefined,
      ),
      () => undefined,
      () => undefined,
    );
  const [one, other] = [await build(), await build()];
  expect(one.keyframes).toHaveLength(2);
  expect(other).toEqual(one);
});
