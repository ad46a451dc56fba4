import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sealIdleMs } from "../../../protocol/limits.ts";
import { readTimeline } from "../../archive/timelines.ts";
import { storedFrames } from "../../session/read-chunks.ts";
import { settleSession } from "../../session-stub.ts";
import { callApi } from "../../testing/call.ts";
import { clickEvent, freshSessionId, freshTabId, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

async function sealedSegment() {
  const website = await seedWebsite(env);
  const [sessionId, tabId, nowMs] = [freshSessionId(website.tag, Date.now()), freshTabId(), Date.now()];
  const chunks = [
    pageEvents("https://shop.example/", nowMs),
    [clickEvent("One", nowMs)],
    [clickEvent("Two", nowMs)],
  ];
  for (const [seq, events] of chunks.entries()) {
    const answer = await postEvents(website, { sessionId, tabId, seq }, events, { cutAtMs: nowMs });
    expect(answer.status).toBe(200);
  }
  const address = { websiteId: website.websiteId, sessionId };
  await settleSession(env, address, nowMs + sealIdleMs + 1_000);
  const segment = (await readTimeline(env.ARCHIVE, address))?.segments[0];
  if (segment === undefined) throw new Error("nothing was sealed");
  const get = (range: string) =>
    callApi(website, `/api/replay/${sessionId}/segments/${segment.n}`, {
      headers: { range, authorization: `Bearer ${website.apiKey}` },
    });
  return { segment, get };
}

test("a part of a segment can be asked for, as far as it goes", async () => {
  const { segment, get } = await sealedSegment();
  const [, place] = segment.chunks;
  if (place === undefined) throw new Error("the segment has one chunk only");
  const last = place.offset + place.bytes - 1;
  const part = await get(`bytes=${place.offset}-${last}`);
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes ${place.offset}-${last}/${segment.bytes}`);
  const frames = [...storedFrames(new Uint8Array(await part.arrayBuffer()))];
  expect(frames.map(({ header }) => header.seq)).toEqual([place.seq]);

  const tooLong = await get(`bytes=10-${segment.bytes + 99}`);
  expect((await tooLong.arrayBuffer()).byteLength).toBe(segment.bytes - 10);
  expect(tooLong.headers.get("content-range")).toBe(`bytes 10-${segment.bytes - 1}/${segment.bytes}`);
});

test("a range that is written otherwise gives the whole, and one behind the end nothing", async () => {
  const { segment, get } = await sealedSegment();
  for (const odd of ["bytes=5-1", "bytes=-5", "bytes=1-2,4-5", "lines=1-2"]) {
    const whole = await get(odd);
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, segment.bytes]);
  }
  const behind = await get(`bytes=${segment.bytes}-${segment.bytes + 5}`);
  expect(behind.status).toBe(416);
});
