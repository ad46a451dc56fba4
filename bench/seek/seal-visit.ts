import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import { eventType, type ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame } from "../../protocol/frame.ts";
import { codecNumber } from "../../protocol/frame-header.ts";
import { makeSessionId, makeTabId, makeVisitorId, type SessionId } from "../../protocol/ids.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import { demo } from "../../scripts/demo.ts";
import type { LocalPlayhead } from "../../scripts/local-playhead.ts";

/**
 * Sends the chunks as a recorder would, and has the session sealed.
 * @param letter that the visit's ids are made of
 */
export async function sealVisit(
  playhead: LocalPlayhead,
  chunks: readonly ReplayEvent[][],
  letter = "b",
): Promise<SessionId> {
  const startMs = chunks[0]?.[0]?.timestamp ?? Date.now();
  const sessionId = makeSessionId(demo.websiteTag, startMs, letter.repeat(16));
  const tabId = makeTabId(letter.repeat(12));
  for (const [seq, events] of chunks.entries()) {
    const [firstAtMs, lastAtMs] = [events[0]?.timestamp ?? startMs, events.at(-1)?.timestamp ?? startMs];
    const frame = encodeFrame(
      {
        codec: codecNumber.columns,
        tabId,
        seq,
        firstAtMs,
        lastAtMs,
        cutAtMs: lastAtMs,
        eventCount: events.length,
        hasFullSnapshot: events.some(({ type }) => type === eventType.fullSnapshot),
        isRecovered: false,
        assetHashes: [],
        visitorId: seq === 0 ? makeVisitorId(letter.repeat(16)) : null,
      },
      gzipSync(encodeEvents(codecNumber.columns, events)),
    );
    await post(
      `${playhead.publicOrigin}/v1/chunks/${demo.siteKey}/${sessionId}/${tabId}/${seq}`,
      frame,
      playhead,
    );
  }
  await playhead.runCronAt(Date.now() + 2 * sealIdleMs);
  return sessionId;
}

async function post(
  url: string,
  frame: Uint8Array<ArrayBuffer>,
  { shopOrigin }: LocalPlayhead,
): Promise<void> {
  const headers = { origin: shopOrigin, "content-type": "text/plain" };
  const answer = await fetch(url, { method: "POST", body: frame, headers });
  if (answer.ok) return;
  if (answer.status !== 429)
    throw new Error(`a chunk was answered with ${answer.status}: ${await answer.text()}`);
  await sleep(1_000 * Number(answer.headers.get("retry-after") ?? 5));
  await post(url, frame, { shopOrigin } as LocalPlayhead);
}
