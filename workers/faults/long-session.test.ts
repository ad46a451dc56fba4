import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { sealIdleMs, sessionIdMaxAgeMs, sessionIdMaxAheadMs, sessionMaxMs } from "../../protocol/limits.ts";
import { readTimeline } from "../archive/timelines.ts";
import { settleSession } from "../session-stub.ts";
import { alarmInMs, ring, setClock } from "../testing/faults.ts";
import { clickEvent, freshSessionId, pageEvents } from "../testing/make-chunk.ts";
import { noise } from "../testing/noise.ts";
import { postEvents, visit } from "../testing/post-chunk.ts";
import { sealedEvents, sessionRow } from "../testing/session.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

afterEach(() => {
  vi.useRealTimers();
});

test("a session of a day: sealed when full and when idle, reopened, refused when its id is too old, and all of it kept", {
  timeout: 60_000,
}, async () => {
  const startMs = Date.now();
  setClock(startMs);
  const { website, place } = await visit();
  const address = { websiteId: website.websiteId, sessionId: place.sessionId };
  const posted: string[] = [];
  const post = async (text: string) => {
    const seq = posted.push(text) - 1;
    const events =
      seq === 0 ? pageEvents("https://shop.example/", Date.now()) : [clickEvent(text, Date.now())];
    return await postEvents(website, { ...place, seq }, events);
  };

  // A burst at the start of each hour, past a tail's size in every sixth; then the visitor is away until the next.
  for (let hour = 0; hour * hourMs <= sessionMaxMs; hour += 1) {
    setClock(startMs + hour * hourMs);
    const isBusy = hour % 6 === 3;
    for (let chunk = 0; chunk < (isBusy ? 6 : 2); chunk += 1) {
      const answer = await post(isBusy ? noise(1_400_000) : `Tea at ${hour}`);
      expect(await answer.json()).toMatchObject({ status: "accepted" });
    }
    if (isBusy) await ring(address);
    setClock(startMs + hour * hourMs + sealIdleMs + minuteMs);
    await settleSession(env, address, Date.now());
    expect(await sessionRow(address)).toMatchObject({ status: "completed", chunk_count: posted.length });
  }

  setClock(startMs + sessionIdMaxAgeMs - minuteMs);
  expect((await post("A last one")).status).toBe(200);
  setClock(startMs + sessionIdMaxAgeMs + minuteMs);
  const late = await postEvents(website, { ...place, seq: posted.length }, [clickEvent("Late", Date.now())]);
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({ code: "session_id_time", nowMs: Date.now() });
  const next = { ...place, sessionId: freshSessionId(website.tag, Date.now()), seq: 0 };
  expect((await postEvents(website, next, pageEvents("https://shop.example/", Date.now()))).status).toBe(200);

  setClock(startMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs);
  await settleSession(env, address, Date.now());
  const timeline = await readTimeline(env.ARCHIVE, address);
  const seqs = timeline?.segments.flatMap(({ chunks }) => chunks.map(({ seq }) => seq));
  expect(seqs?.toSorted((a, b) => a - b)).toEqual(posted.map((_, seq) => seq));
  // One for each hour, one more for each that was full, and one for the last chunk.
  expect(timeline?.segments).toHaveLength(30);
  expect(timeline?.completeness).toMatchObject({
    chunksReceived: posted.length,
    gaps: [],
    isTruncated: false,
  });
  expect(await sealedEvents(address)).toHaveLength(posted.length - 1 + 3);
  expect(await sessionRow(address)).toMatchObject({ status: "completed", chunk_count: posted.length });
  // And the object has forgotten all of it.
  expect(await alarmInMs(address)).toBeNull();
});
